data "intercom_sla_rules" "all" {
  include_archived = true
}

output "archived_sla_rules" {
  value = [for rule in data.intercom_sla_rules.all.sla_rules : rule.name if rule.archived]
}
