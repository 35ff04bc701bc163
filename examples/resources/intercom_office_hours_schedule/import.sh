terraform import intercom_office_hours_schedule.support '341'
