data "intercom_admin" "bela" {
  email = "bela@example.com"
}

data "intercom_contact" "viktor" {
  email = "viktor@example.com"
}

action "intercom_add_conversation_contact" "viktor" {
  config {
    conversation_id = "471"
    contact_id      = data.intercom_contact.viktor.id
    admin_id        = data.intercom_admin.bela.id
  }
}
