import {
  to = intercom_contact_company.uma_hooli
  identity = {
    contact_id = "6762f0dd1bb69f9f21930001"
    company_id = "6762f0761bb69f9f2193bae2"
  }
}
