# Set it with the environment variable TF_VAR_identity_verification_secret.
variable "identity_verification_secret" {
  type      = string
  sensitive = true
  default   = "only for trying it out"
}

output "user_hash" {
  value     = provider::intercom::user_hash(var.identity_verification_secret, "u-1")
  sensitive = true
}
