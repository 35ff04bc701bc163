# Every order.
list "intercom_custom_object_instance" "orders" {
  provider = intercom
  limit    = 1000

  config {
    object_type = "Order"
  }
}
