resource "intercom_identity_verification_secret" "website" {
  name         = "Website 2026"
  supports_web = true

  lifecycle {
    create_before_destroy = true
  }
}
