data "intercom_admin" "bela" {
  email = "bela@example.com"
}

resource "intercom_contact" "smoke_test" {
  role         = "user"
  external_id  = "smoke-test"
  email        = "smoke-test@example.com"
  phone        = "+353851234999"
  name         = "Smoke test"
  avatar       = "https://example.com/robot.png"
  owner_id     = data.intercom_admin.bela.id
  signed_up_at = "2026-02-28T09:00:00Z"
  last_seen_at = "2026-03-01T09:00:00Z"

  unsubscribed_from_emails = true

  # The attributes must exist in the workspace.
  custom_attributes = {
    plan       = "pro"
    seats      = 5
    beta       = true
    trial_ends = "2026-03-31T00:00:00Z"
  }
}

resource "intercom_contact" "prospect" {
  role  = "lead"
  email = "prospect@example.com"
}
