import {
  to = intercom_contact_note.contract
  identity = {
    id = "1001"
  }
}
