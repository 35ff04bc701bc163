terraform-provider-intercom act intercom_submit_event <<'END'
{
  "external_id": "u-1",
  "event_name": "migrated-account",
  "created_at": "2026-11-02T09:30:00Z",
  "metadata": {"region": "eu", "plan": "pro"}
}
END
