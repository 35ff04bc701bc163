terraform {
  required_version = ">= 1.11"

  required_providers {
    intercom = {
      source  = "terraform-provider-intercom/intercom"
      version = "~> 0.1"
    }
  }
}

# Everything comes from the environment: INTERCOM_ACCESS_TOKEN, and
# INTERCOM_BASE_URL where the workspace is an emulated one.
provider "intercom" {}
