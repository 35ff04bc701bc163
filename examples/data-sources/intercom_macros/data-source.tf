data "intercom_macros" "all" {}

output "messenger_macros" {
  value = [for macro in data.intercom_macros.all.macros : macro.name if contains(macro.available_on, "messenger")]
}
