import {
  to = intercom_identity_verification_secret.website
  identity = {
    id = "103"
  }
}
