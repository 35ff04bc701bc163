terraform-provider-intercom act intercom_merge_contacts <<'END'
{"from_contact_id": "6762f0dd1bb69f9f21930003", "into_contact_id": "6762f0dd1bb69f9f21930001"}
END
