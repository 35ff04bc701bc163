data "intercom_conversation_attributes" "all" {
  include_archived = true
}

output "required_in_conversations" {
  value = [for a in data.intercom_conversation_attributes.all.conversation_attributes : a.name if a.required && !a.archived]
}
