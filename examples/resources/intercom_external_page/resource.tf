resource "intercom_content_import_source" "handbook" {
  url = "https://handbook.example.com"
}

resource "intercom_external_page" "refunds" {
  source_id   = intercom_content_import_source.handbook.id
  external_id = "refunds"
  title       = "How refunds work"
  html        = "<h1>Refunds</h1><p>We refund within <b>30 days</b>.</p>"
  url         = "https://handbook.example.com/refunds"
  locale      = "en"

  ai_agent_availability   = true
  ai_copilot_availability = true
}

# Teammates ask Copilot about it; customers do not see it.
resource "intercom_external_page" "escalations" {
  source_id   = intercom_content_import_source.handbook.id
  external_id = "internal/escalations"
  title       = "Whom to call at night"
  html        = "<p>Call the engineer on duty.</p>"

  ai_agent_availability = false
}
