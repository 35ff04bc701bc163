# One of everything that the provider manages, as a small shop might have it: the
# configuration of a whole workspace, a file for each part of Intercom.

terraform {
  required_providers {
    intercom = {
      source = "terraform-provider-intercom/intercom"
    }
  }
}

# Folders, secrets and teams are in newer versions of the API only.
provider "intercom" {
  api_version = "Preview"
}

variable "incident_conversation_ids" {
  description = "Ids of the conversations that belong to the incident of the day."
  type        = set(string)
  default     = []
}

# Who and what is there already, and stays as it is.

data "intercom_admin" "bela" {
  email = "bela@example.com"
}

data "intercom_admin" "cleo" {
  email = "cleo@example.com"
}

data "intercom_team" "support" {
  name = "Support"
}

data "intercom_team" "billing" {
  name = "Billing"
}

data "intercom_help_center" "shop" {
  identifier = "acme-help"
}

data "intercom_newsfeed" "product" {
  name = "Product updates"
}

data "intercom_subscription_type" "news" {
  name = "Product news"
}
