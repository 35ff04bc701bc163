import {
  to = intercom_external_page.refunds
  id = "36/refunds"
}
