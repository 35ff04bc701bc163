data "intercom_conversation" "export" {
  id = "471"
}

# The contact wrote twice about the same matter.
action "intercom_merge_conversations" "export" {
  config {
    from_conversation_id = "472"
    into_conversation_id = data.intercom_conversation.export.id
  }
}
