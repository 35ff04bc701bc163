terraform import intercom_ticket_type.refund '1234'
