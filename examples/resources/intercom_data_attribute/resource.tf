resource "intercom_data_attribute" "health" {
  model              = "contact"
  name               = "account_health"
  description        = "How likely the customer is to stay"
  data_type          = "options"
  options            = ["Good", "At risk", "Lost"]
  messenger_writable = false
}

resource "intercom_data_attribute" "licences" {
  model     = "company"
  name      = "licences"
  data_type = "integer"
}

resource "intercom_data_attribute" "onboarded" {
  model       = "company"
  name        = "onboarded_at"
  description = "When the last teammate was trained"
  data_type   = "date"
}
