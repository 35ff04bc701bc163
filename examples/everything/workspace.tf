resource "intercom_office_hours_schedule" "shop" {
  name           = "Shop"
  time_zone_name = "Europe/Dublin"
  hours          = provider::intercom::office_hours(["mon-fri 09:00-17:30", "sat 10:00-13:00"])
}

resource "intercom_office_hours_exception" "christmas_eve" {
  office_hours_schedule_id = intercom_office_hours_schedule.shop.id
  exception_date           = "2026-12-24"
  exception_type           = "closed"
  name                     = "Christmas Eve"
  recurring_annually       = true
}

resource "intercom_identity_verification_secret" "website" {
  name         = "Website of the shop"
  supports_web = true

  lifecycle {
    create_before_destroy = true
  }
}

resource "intercom_ip_allowlist" "api" {
  enabled = true

  addresses = [
    "203.0.113.24",    # pipelines
    "198.51.100.0/27", # office
  ]
}

resource "intercom_team_membership" "billing" {
  team_id   = data.intercom_team.billing.id
  admin_ids = [data.intercom_admin.cleo.id]
}
