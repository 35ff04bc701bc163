data "intercom_side_conversations" "export" {
  conversation_id = "471"
}

output "comments_on_the_side" {
  value = flatten(data.intercom_side_conversations.export.side_conversations[*].parts[*].body)
}
