data "intercom_custom_object_instance" "order" {
  object_type = "Order"
  external_id = "A/1"
}

output "order_total" {
  value = data.intercom_custom_object_instance.order.custom_attributes.total_amount
}
