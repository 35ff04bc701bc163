import {
  to = intercom_custom_object_instance.order
  identity = {
    object_type = "Order"
    id          = "22"
  }
}
