data "intercom_admin" "bela" {
  email = "bela@example.com"
}

action "intercom_remove_conversation_contact" "lead" {
  config {
    conversation_id = "472"
    contact_id      = "6762f0dd1bb69f9f21930003"
    admin_id        = data.intercom_admin.bela.id
  }
}
