import {
  to = intercom_contact_note.contract
  id = "1001"
}
