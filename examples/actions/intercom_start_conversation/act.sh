terraform-provider-intercom act intercom_start_conversation <<'END'
{"contact_id": "6762f0dd1bb69f9f21930001", "body": "A rehearsal of the new support process"}
END
