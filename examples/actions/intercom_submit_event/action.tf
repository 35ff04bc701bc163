data "intercom_contact" "uma" {
  external_id = "u-1"
}

# With created_at, invoking it twice records one event.
action "intercom_submit_event" "migrated" {
  config {
    contact_id = data.intercom_contact.uma.id
    event_name = "migrated-account"
    created_at = "2026-11-02T09:30:00Z"
    metadata = {
      region = "eu"
      plan   = "pro"
    }
  }
}
