terraform import intercom_contact_note.contract '1001'
