import {
  to = intercom_contact_tag.uma_beta
  id = "6762f0dd1bb69f9f21930001/1001"
}
