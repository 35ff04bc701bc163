import {
  to = intercom_contact.smoke_test
  identity = {
    id = "6762f0dd1bb69f9f21930001"
  }
}
