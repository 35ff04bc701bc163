resource "intercom_ticket_type" "bug_report" {
  name        = "Bug report"
  description = "Something does not work"
  category    = "Customer"
  icon        = "🐛"
  is_internal = false
}

resource "intercom_ticket_type" "known_issue" {
  name        = "Known issue"
  category    = "Tracker"
  icon        = "🎟️"
  is_internal = true
}

resource "intercom_ticket" "ticket_626" {
  contact_id        = intercom_contact.u_1.id
  ticket_type_id    = intercom_ticket_type.bug_report.id
  admin_assignee_id = data.intercom_admin.bela.id
  attributes = {
    Severity              = "High"
    _default_description_ = "The CSV has no rows."
    _default_title_       = "Export fails"
  }
  is_shared        = true
  open             = true
  team_assignee_id = data.intercom_team.support.id
  ticket_state_id  = data.intercom_ticket_state.in_progress.id

  depends_on = [intercom_ticket_type_attribute.bug_report_severity]
}

resource "intercom_ticket" "ticket_627" {
  contact_id        = intercom_contact.u_2.id
  ticket_type_id    = intercom_ticket_type.known_issue.id
  admin_assignee_id = "0"
  attributes = {
    _default_title_ = "Exports are empty"
  }
  is_shared        = false
  open             = true
  team_assignee_id = "0"
  ticket_state_id  = data.intercom_ticket_state.in_progress.id
}

resource "intercom_ticket_type_attribute" "bug_report_severity" {
  ticket_type_id = intercom_ticket_type.bug_report.id
  name           = "Severity"
  description    = "How bad it is"
  data_type      = "list"
  options        = ["Low", "High"]
}
