# A customer that every teammate should recognise at once.
resource "intercom_company" "globex" {
  external_id   = "globex"
  name          = "Globex"
  plan          = "Enterprise"
  industry      = "Energy"
  website       = "https://globex.example.com"
  monthly_spend = 4200

  custom_attributes = {
    (intercom_data_attribute.company["Service level"].name) = "Premium"
    (intercom_data_attribute.company["Health score"].name)  = 0.8
  }
}

resource "intercom_company_tag" "globex_vip" {
  company_id = intercom_company.globex.id
  tag_id     = intercom_tag.vip.id
}
