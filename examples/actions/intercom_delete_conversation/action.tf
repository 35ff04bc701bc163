action "intercom_delete_conversation" "closed" {
  config {
    conversation_id = "472"
  }
}

# A test that reports are not to count, either.
action "intercom_delete_conversation" "test" {
  config {
    conversation_id = "472"
    retain_metrics  = false
  }
}
