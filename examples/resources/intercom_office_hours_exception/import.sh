terraform import intercom_office_hours_exception.christmas_eve '341/345'
