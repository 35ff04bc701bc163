import {
  to = intercom_external_page.refunds
  identity = {
    id = "18"
  }
}
