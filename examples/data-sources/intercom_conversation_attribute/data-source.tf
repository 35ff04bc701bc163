data "intercom_conversation_attribute" "area" {
  name = "Product area"
}

output "billing_id" {
  value = data.intercom_conversation_attribute.area.option_ids["Billing"]
}
