import {
  to = intercom_company_note.contract
  id = "1001"
}
