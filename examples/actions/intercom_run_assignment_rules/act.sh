terraform-provider-intercom act intercom_run_assignment_rules <<'END'
{"conversation_id": "471"}
END
