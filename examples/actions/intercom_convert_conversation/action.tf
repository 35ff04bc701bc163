data "intercom_ticket_type" "bug" {
  name = "Bug report"
}

action "intercom_convert_conversation" "export" {
  config {
    conversation_id = "472"
    ticket_type_id  = data.intercom_ticket_type.bug.id
    attributes = {
      _default_title_ = "The export lacks rows"
      Severity        = "High"
    }
  }
}
