resource "intercom_tag" "partner" {
  name = "Partner"
}

resource "intercom_company_tag" "acme_partner" {
  company_id = "6762f0761bb69f9f2193ba01"
  tag_id     = intercom_tag.partner.id
}
