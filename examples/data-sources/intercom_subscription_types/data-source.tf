# What people get by e-mail until they do not want it.
data "intercom_subscription_types" "email" {
  state        = "live"
  consent_type = "opt_out"
  content_type = "email"
}

output "email_subscriptions" {
  value = data.intercom_subscription_types.email.subscription_types[*].name
}
