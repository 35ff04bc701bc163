# What Fin reads besides the help center: pages of the shop's handbook, for
# customers on one plan.
resource "intercom_audience" "enterprise" {
  name = "On the enterprise plan"

  predicates = [
    { attribute = "custom_attributes.plan", type = "string", comparison = "eq", value = "enterprise" },
  ]
}

resource "intercom_content_import_source" "handbook" {
  url          = "https://handbook.globex.example.com"
  audience_ids = [intercom_audience.enterprise.id]
}

resource "intercom_external_page" "handbook" {
  for_each = {
    returns  = "<p>Returned goods are checked on the day they arrive.</p>"
    warranty = "<p>A warranty starts when the parcel is handed over.</p>"
  }

  source_id   = intercom_content_import_source.handbook.id
  external_id = each.key
  title       = title(each.key)
  html        = each.value
  url         = "https://handbook.globex.example.com/${each.key}"
  locale      = "en"

  ai_agent_availability   = true
  ai_copilot_availability = true
}

resource "intercom_content_snippet" "hours" {
  title                   = "Hours"
  body_markdown           = "The hotline answers from **9 to 17**, Monday to Friday."
  ai_copilot_availability = true
}
