data "intercom_admin" "bela" {
  email = "bela@example.com"
}

action "intercom_reply_ticket" "fixed" {
  config {
    ticket_id = "626"
    admin_id  = data.intercom_admin.bela.id
    body      = "<p>The export has all rows again.</p>"
  }
}

action "intercom_reply_ticket" "note" {
  config {
    ticket_id = "626"
    admin_id  = data.intercom_admin.bela.id
    body      = "Fixed with the release of today"
    note      = true
  }
}
