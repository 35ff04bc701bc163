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

  contact_attributes = {
    account_health = {
      description = "How likely the customer is to stay"
      data_type   = "options"
      options     = ["Good", "At risk", "Lost"]
    }
    trial_ends_at = {
      data_type = "date"
    }
  }

  company_attributes = {
    licences = {
      description = "How many people of the company may log in"
      data_type   = "integer"
    }
  }

  conversation_attributes = {
    urgency = {
      name        = "Urgency"
      description = "How soon the customer needs an answer"
      data_type   = "list"
      options     = ["Low", "Normal", "Urgent"]
      required    = true
    }
    resolution = {
      name      = "Resolution"
      data_type = "string"
      multiline = true
    }
  }

  ticket_types = {
    refund = {
      name        = "Refund"
      description = "Somebody wants their money back"
      category    = "Customer"
      icon        = "💸"
      attributes = {
        reason = {
          name                            = "Reason"
          data_type                       = "list"
          options                         = ["Damaged", "Too late", "Changed mind"]
          required_to_create              = true
          required_to_create_for_contacts = true
        }
        receipts = {
          name                  = "Receipts"
          data_type             = "files"
          allow_multiple_values = true
        }
        amount = {
          name                = "Amount"
          description         = "What was paid back, in euro"
          data_type           = "decimal"
          visible_to_contacts = false
        }
      }
    }
    incident = {
      name     = "Incident"
      category = "Tracker"
      icon     = "🔥"
    }
  }

  tags = {
    billing  = "Topic: billing"
    login    = "Topic: login"
    shipping = "Topic: shipping"
  }
}

output "data_model" {
  description = "Ids of everything, for whoever writes values."
  value       = module.data_model
}
