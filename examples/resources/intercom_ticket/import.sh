terraform import intercom_ticket.export '626'
