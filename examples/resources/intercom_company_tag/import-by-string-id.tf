import {
  to = intercom_company_tag.acme_partner
  id = "6762f0761bb69f9f2193ba01/1001"
}
