# A test, which reports are not to count.
action "intercom_delete_conversation" "test" {
  config {
    conversation_id = "472"
    retain_metrics  = false
  }
}
