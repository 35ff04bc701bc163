resource "intercom_company" "globex" {
  external_id       = "crm-7"
  name              = "Globex"
  plan              = "Enterprise"
  size              = 4200
  website           = "https://globex.example.com"
  industry          = "Energy"
  monthly_spend     = 900
  remote_created_at = "2024-05-01T09:00:00Z"

  custom_attributes = {
    health  = 0.8
    market  = "EMEA"
    renewal = "2027-01-31T00:00:00Z"
  }
}

# What is left out is left to whatever else writes to the company.
resource "intercom_company" "initech" {
  external_id = "crm-8"
  name        = "Initech"
}
