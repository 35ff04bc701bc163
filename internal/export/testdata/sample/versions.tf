terraform {
  required_providers {
    intercom = {
      source  = "terraform-provider-intercom/intercom"
      version = "~> 1.2.3"
    }
  }
}
