data "intercom_identity_verification_secrets" "all" {}

output "secrets_of_the_website" {
  value = [for secret in data.intercom_identity_verification_secrets.all.identity_verification_secrets : secret.name if secret.supports_web]
}
