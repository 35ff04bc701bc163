data "intercom_team" "support" {
  name = "Support"
}

resource "intercom_conversation_attribute" "priority" {
  name                = "Priority"
  description         = "How soon the customer needs an answer"
  data_type           = "list"
  options             = ["Low", "Normal", "Urgent"]
  required            = true
  visible_to_team_ids = [data.intercom_team.support.id]
}

resource "intercom_conversation_attribute" "resolution" {
  name      = "Resolution"
  data_type = "string"
  multiline = true
}

# Conversations then name instances of the custom object "Order".
resource "intercom_conversation_attribute" "returned_orders" {
  name                  = "Returned orders"
  data_type             = "relationship"
  reference_type        = "many"
  reference_object_type = "Order"
}

output "urgent_id" {
  value = intercom_conversation_attribute.priority.option_ids["Urgent"]
}
