data "intercom_admin" "bela" {
  email = "bela@example.com"
}

data "intercom_contact" "uma" {
  external_id = "u-1"
}

action "intercom_send_message" "maintenance" {
  config {
    channel       = "email"
    from_admin_id = data.intercom_admin.bela.id
    contact_ids   = [data.intercom_contact.uma.id, "6762f0dd1bb69f9f21930002"]
    subject       = "Maintenance on Sunday"
    body          = "<p>On Sunday from 6 to 7 UTC exports are paused.</p>"
    template      = "personal"
  }
}

action "intercom_send_message" "order" {
  config {
    channel       = "whatsapp"
    from_admin_id = data.intercom_admin.bela.id
    contact_ids   = [data.intercom_contact.uma.id]
    template      = "order_sent"
    locale        = "en"
    components    = jsonencode([{ type = "BODY", parameters = [{ type = "text", text = "A-1042" }] }])
  }
}
