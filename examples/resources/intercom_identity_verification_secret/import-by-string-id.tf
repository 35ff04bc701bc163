import {
  to = intercom_identity_verification_secret.website
  id = "103"
}
