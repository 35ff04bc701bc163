resource "intercom_audience" "enterprise_accounts" {
  name = "Enterprise accounts"
  predicates = [
    { attribute = "custom_attributes.plan", comparison = "eq", type = "string", value = "enterprise" },
    { attribute = "company.name", comparison = "contains", type = "string", value = "Acme" },
  ]
  role_predicates = [
    { attribute = "role", comparison = "eq", type = "role", value = "user" },
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

resource "intercom_data_connector" "parcel_tracking" {
  name                    = "Parcel tracking"
  description             = "Looks up where a parcel is"
  audiences               = ["leads", "users"]
  bypass_authentication   = false
  customer_authentication = false
  data_inputs = [
    { name = "order_id", description = "Number of the order", type = "string", required = true },
  ]
  direct_fin_usage            = true
  http_method                 = "get"
  state                       = "live"
  token_ids                   = [data.intercom_auth_token.shop.id]
  url                         = "https://api.example.com/orders/{{order_id}}/status"
  validate_missing_attributes = true
}

resource "intercom_data_connector" "refund_an_order" {
  name                    = "Refund an order"
  body                    = "{\"reason\": \"{{reason}}\"}"
  bypass_authentication   = false
  customer_authentication = false
  data_inputs = [
    { name = "order_id", description = "Number of the order", type = "string", required = true },
    {
      name          = "reason"
      description   = "Why it is refunded"
      type          = "string"
      default_value = "none given"
    },
  ]
  direct_fin_usage            = false
  http_method                 = "post"
  state                       = "draft"
  url                         = "https://api.example.com/orders/{{order_id}}/refund"
  validate_missing_attributes = false
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
