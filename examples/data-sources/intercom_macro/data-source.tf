data "intercom_macro" "order_status" {
  name = "Order Status Update"
}

output "order_status_text" {
  value = data.intercom_macro.order_status.body_text
}
