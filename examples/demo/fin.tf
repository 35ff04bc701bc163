# What Fin reads besides the help center: pages of the shop's handbook, for
# customers on one plan.
resource "intercom_audience" "enterprise" {
  name = "On the enterprise plan"

  predicates = [
    { attribute = "custom_attributes.plan", type = "string", comparison = "eq", value = "enterprise" },
  ]
}

resource "intercom_content_snippet" "hours" {
  title                   = "Hours"
  body_markdown           = "The hotline answers from **9 to 17**, Monday to Friday."
  ai_copilot_availability = true
}
