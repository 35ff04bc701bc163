data "intercom_sla_rule" "vip" {
  name = "VIP customers"
}

output "minutes_to_a_first_reply" {
  value = data.intercom_sla_rule.vip.first_reply_time_in_seconds / 60
}
