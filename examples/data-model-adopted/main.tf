terraform {
  required_version = ">= 1.11"

  required_providers {
    intercom = {
      source  = "terraform-provider-intercom/intercom"
      version = "~> 0.1"
    }
  }
}

# The token and the region come from the environment.
provider "intercom" {}

module "data_model" {
  source = "../modules/data-model"

  contact_attributes      = local.data_model.contact_attributes
  company_attributes      = local.data_model.company_attributes
  conversation_attributes = local.data_model.conversation_attributes
  ticket_types            = local.data_model.ticket_types
  tags                    = local.data_model.tags
}
