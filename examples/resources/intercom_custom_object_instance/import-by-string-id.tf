import {
  to = intercom_custom_object_instance.order
  id = "Order/external_id:1042"
}
