action "intercom_run_assignment_rules" "export" {
  config {
    conversation_id = "471"
  }
}
