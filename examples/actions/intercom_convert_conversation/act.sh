terraform-provider-intercom act intercom_convert_conversation <<'END'
{
  "conversation_id": "472",
  "ticket_type_id": "71",
  "attributes": {"_default_title_": "The export lacks rows", "Severity": "High"}
}
END
