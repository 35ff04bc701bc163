data "intercom_contact" "uma" {
  email = "uma@example.com"
  role  = "user"
}

data "intercom_ticket_type" "bug" {
  name = "Bug report"
}

data "intercom_ticket_state" "in_progress" {
  category       = "in_progress"
  internal_label = "In progress"
}

data "intercom_admin" "bela" {
  email = "bela@example.com"
}

# A known fault that a team works on, with a ticket from the day of the release.
resource "intercom_ticket" "export" {
  ticket_type_id = data.intercom_ticket_type.bug.id
  contact_id     = data.intercom_contact.uma.id

  attributes = {
    _default_title_       = "Exports have no rows"
    _default_description_ = "Since release 42 a CSV export has headings only."
  }

  ticket_state_id    = data.intercom_ticket_state.in_progress.id
  admin_assignee_id  = data.intercom_admin.bela.id
  is_shared          = true
  skip_notifications = true
}
