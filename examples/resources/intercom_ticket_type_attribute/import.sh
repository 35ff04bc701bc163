terraform import intercom_ticket_type_attribute.reason '1234/5678'
