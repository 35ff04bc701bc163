terraform {
  required_providers {
    intercom = {
      source = "terraform-provider-intercom/intercom"
    }
  }
}

# The access token comes from the environment variable INTERCOM_ACCESS_TOKEN.
provider "intercom" {
  region = "us"
}
