data "intercom_admin" "bela" {
  email = "bela@example.com"
}

action "intercom_reply_conversation" "fixed" {
  config {
    conversation_id = "471"
    admin_id        = data.intercom_admin.bela.id
    body            = "<p>The export works again.</p>"
  }
}

action "intercom_reply_conversation" "note" {
  config {
    conversation_id = "471"
    admin_id        = data.intercom_admin.bela.id
    body            = "Fixed with the release of today"
    note            = true
  }
}
