data "intercom_custom_object_instances" "orders" {
  object_type                = "Order"
  references_conversation_id = "471"
}

output "unpaid_orders" {
  value = [
    for order in data.intercom_custom_object_instances.orders.custom_object_instances : order.external_id
    if try(order.custom_attributes.paid, "false") != "true"
  ]
}
