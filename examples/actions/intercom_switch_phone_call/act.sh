terraform-provider-intercom act intercom_switch_phone_call <<'END'
{"phone": "+353851234567", "custom_attributes": {"plan": "free"}}
END
