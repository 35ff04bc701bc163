data "intercom_custom_object_instance" "fax_machine" {
  object_type = "Product"
  external_id = "P-1"
}

resource "intercom_custom_object_instance" "order" {
  object_type         = "Order"
  external_id         = "1042"
  external_created_at = "2026-02-28T09:00:00Z"

  custom_attributes = {
    order_number = "ORDER-1042"
    total_amount = 99.99
    paid         = true
    products     = [data.intercom_custom_object_instance.fax_machine.id]
  }
}
