data "intercom_admin" "bela" {
  email = "bela@example.com"
}

resource "intercom_tag" "incident" {
  name = "Incident 2026-11"
}

# The conversation belongs to an incident.
resource "intercom_conversation_tag" "incident" {
  conversation_id = "471"
  tag_id          = intercom_tag.incident.id
  admin_id        = data.intercom_admin.bela.id
}
