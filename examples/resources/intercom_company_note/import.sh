terraform import intercom_company_note.contract '1001'
