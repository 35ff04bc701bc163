terraform {
  required_version = ">= 1.11"

  required_providers {
    intercom = {
      source  = "terraform-provider-intercom/intercom"
      version = "~> 0.1"
    }
  }
}

variable "topics" {
  description = "Topics that conversations are tagged with, by a key of your own."
  type        = map(string)

  validation {
    condition     = length(distinct([for name in values(var.topics) : lower(name)])) == length(var.topics)
    error_message = "Two topics have one name; tags that differ only in case are the same to Intercom."
  }
}

variable "escalation_team" {
  description = "Name of the team that fills in why something was escalated."
  type        = string
  default     = "Support"
}

data "intercom_team" "escalation" {
  name = var.escalation_team
}

resource "intercom_tag" "topic" {
  for_each = var.topics

  name = "Topic: ${each.value}"
}

resource "intercom_conversation_attribute" "escalation_reason" {
  name                = "Escalation reason"
  data_type           = "list"
  options             = ["Bug", "Outage", "Angry customer"]
  visible_to_team_ids = [data.intercom_team.escalation.id]
}

output "topic_tag_ids" {
  description = "Id of the tag of each topic."
  value       = { for key, tag in intercom_tag.topic : key => tag.id }
}
