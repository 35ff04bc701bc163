terraform {
  required_providers {
    intercom = {
      source  = "terraform-provider-intercom/intercom"
      version = "~> 0.1"
    }
  }
}

# The access token comes from the environment variable INTERCOM_ACCESS_TOKEN.
provider "intercom" {
  region = "us"
}
