import {
  to = intercom_contact_tag.uma_beta
  identity = {
    contact_id = "6762f0dd1bb69f9f21930001"
    tag_id     = "1001"
  }
}
