import {
  to = intercom_company_note.contract
  identity = {
    id = "1001"
  }
}
