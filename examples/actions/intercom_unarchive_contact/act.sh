terraform-provider-intercom act intercom_unarchive_contact <<'END'
{"contact_id": "6762f0dd1bb69f9f21930004"}
END
