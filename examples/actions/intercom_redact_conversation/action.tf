# A customer wrote a password into the conversation.
action "intercom_redact_conversation" "password" {
  config {
    conversation_id      = "471"
    conversation_part_id = "9003"
  }
}

data "intercom_conversation" "export" {
  id = "471"
}

action "intercom_redact_conversation" "first_message" {
  config {
    conversation_id = data.intercom_conversation.export.id
    source_id       = data.intercom_conversation.export.source.id
  }
}
