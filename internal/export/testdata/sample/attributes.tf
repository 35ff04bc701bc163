resource "intercom_conversation_attribute" "orders" {
  name                  = "Orders"
  data_type             = "relationship"
  reference_object_type = "Order"
  reference_type        = "many"
  visible_to_team_ids   = [data.intercom_team.support.id]
}

resource "intercom_conversation_attribute" "product_area" {
  name      = "Product area"
  data_type = "list"
  options   = ["Billing", "Messenger"]
  required  = true
}

resource "intercom_conversation_attribute" "root_cause" {
  name        = "Root cause"
  description = "What went wrong"
  data_type   = "string"
  multiline   = true
}

resource "intercom_custom_object_instance" "order_402" {
  object_type = "Order"
  external_id = "402"
  custom_attributes = {
    order_number = "ORDER-2"
  }
}

resource "intercom_custom_object_instance" "order_a_1" {
  object_type = "Order"
  external_id = "A/1"
  custom_attributes = {
    order_number = "ORDER-1"
    paid         = true
    products     = ["401"]
    status       = "open"
    total_amount = 99.99
  }
  external_created_at = "2024-12-18T16:00:00Z"
}

resource "intercom_custom_object_instance" "product_p_1" {
  object_type = "Product"
  external_id = "P-1"
  custom_attributes = {
    title = "Fax machine"
  }
}

resource "intercom_data_attribute" "company_employees" {
  name      = "employees"
  data_type = "integer"
  model     = "company"
}

resource "intercom_data_attribute" "company_health" {
  name      = "health"
  data_type = "float"
  model     = "company"
}

resource "intercom_data_attribute" "company_market" {
  name      = "market"
  data_type = "options"
  model     = "company"
  options   = ["EMEA", "Americas"]
}

resource "intercom_data_attribute" "company_renewal" {
  name      = "renewal"
  data_type = "date"
  model     = "company"
}

resource "intercom_data_attribute" "company_segment_code" {
  name      = "segment_code"
  data_type = "string"
  model     = "company"
}

resource "intercom_data_attribute" "contact_beta" {
  name      = "beta"
  data_type = "boolean"
  model     = "contact"
}

resource "intercom_data_attribute" "contact_plan" {
  name      = "plan"
  data_type = "string"
  model     = "contact"
}

resource "intercom_data_attribute" "contact_seats" {
  name      = "seats"
  data_type = "integer"
  model     = "contact"
}

resource "intercom_data_attribute" "contact_tier" {
  name      = "tier"
  data_type = "options"
  model     = "contact"
  options   = ["Bronze", "Silver", "Gold"]
}

resource "intercom_data_attribute" "contact_trial_ends" {
  name      = "trial_ends"
  data_type = "date"
  model     = "contact"
}
