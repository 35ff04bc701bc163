# What we know about people and companies beyond what Intercom asks for.
locals {
  person_attributes = {
    "Account role" = { data_type = "options", options = ["Owner", "Admin", "Member"], description = "What the person may do in our product" }
    "Seats used"   = { data_type = "integer", description = "Synchronised every night" }
    "Trial ends"   = { data_type = "date", description = "Empty for paying customers" }
  }
  company_attributes = {
    "Service level" = { data_type = "options", options = ["Standard", "Premium"], description = "From the contract" }
    "Health score"  = { data_type = "float", description = "Between 0 and 1" }
  }
}

resource "intercom_data_attribute" "person" {
  for_each = local.person_attributes

  model       = "contact"
  name        = each.key
  description = each.value.description
  data_type   = each.value.data_type
  options     = try(each.value.options, null)
}

resource "intercom_data_attribute" "company" {
  for_each = local.company_attributes

  model       = "company"
  name        = each.key
  description = each.value.description
  data_type   = each.value.data_type
  options     = try(each.value.options, null)
}

# What teammates fill in before they close a conversation.
resource "intercom_conversation_attribute" "contact_reason" {
  name                = "Contact reason"
  description         = "Why the customer had to ask"
  data_type           = "list"
  options             = ["Bug", "Missing feature", "Documentation", "Account"]
  required            = true
  visible_to_team_ids = [data.intercom_team.support.id]
}
