resource "intercom_audience" "enterprise_accounts" {
  name = "Enterprise accounts"
  predicates = [
    {
      attribute  = "custom_attributes.plan"
      comparison = "eq"
      type       = "string"
      value      = "enterprise"
    },
    {
      attribute  = "company.name"
      comparison = "contains"
      type       = "string"
      value      = "Acme"
    },
  ]
  role_predicates = [
    {
      attribute  = "role"
      comparison = "eq"
      type       = "role"
      value      = "user"
    },
  ]
}

resource "intercom_audience" "everyone" {
  name = "Everyone"
  role_predicates = [
    {
      attribute  = "role"
      comparison = "in"
      type       = "role"
      values     = ["contact_role", "user_role", "visitor_role"]
    },
  ]
}

resource "intercom_content_import_source" "docs_example_com" {
  url          = "https://docs.example.com"
  audience_ids = [intercom_audience.enterprise_accounts.id]
  status       = "active"
}

resource "intercom_external_page" "docs_example_com_api_limits" {
  source_id               = intercom_content_import_source.docs_example_com.id
  title                   = "Limits of the API"
  external_id             = "api/limits"
  html                    = "<p>A hundred requests a second.</p>"
  ai_agent_availability   = true
  ai_copilot_availability = true
  locale                  = "en"
  url                     = "https://docs.example.com/api/limits"
}

resource "intercom_external_page" "docs_example_com_install" {
  source_id               = intercom_content_import_source.docs_example_com.id
  title                   = "Installation"
  external_id             = "install"
  html                    = "<h1>Installation</h1><p>Download it and run it.</p>"
  ai_agent_availability   = true
  ai_copilot_availability = true
  locale                  = "en"
  url                     = "https://docs.example.com/install"
}

resource "intercom_external_page" "support_example_com_us_1_https_support_example_com_us_1_hour" {
  source_id               = data.intercom_content_import_source.support_example_com_us_1.id
  title                   = "Opening hours"
  external_id             = "https://support.example.com/us/1/hours"
  html                    = "<p>We are here from nine to five.</p>"
  ai_agent_availability   = true
  ai_copilot_availability = true
  locale                  = "en"
  url                     = "https://support.example.com/us/1/https://support.example.com/us/1/hours"
}
