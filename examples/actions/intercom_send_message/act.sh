terraform-provider-intercom act intercom_send_message <<'END'
{
  "channel": "in_app",
  "from_admin_id": "991267460",
  "contact_ids": ["6762f0dd1bb69f9f21930001"],
  "body": "On Sunday from 6 to 7 UTC exports are paused."
}
END
