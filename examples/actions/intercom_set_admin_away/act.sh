terraform-provider-intercom act intercom_set_admin_away <<'END'
{"admin_id": "991267460", "away": true, "reassign": true}
END
