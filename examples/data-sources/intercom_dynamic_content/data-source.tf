data "intercom_dynamic_content" "refund_period" {
  name = "Refund period"
}

output "refund_period_key" {
  value = data.intercom_dynamic_content.refund_period.key
}
