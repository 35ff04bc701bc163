import {
  to = intercom_company_tag.acme_partner
  identity = {
    company_id = "6762f0761bb69f9f2193ba01"
    tag_id     = "1001"
  }
}
