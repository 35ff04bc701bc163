import {
  to = intercom_dynamic_content.delivery_time
  identity = {
    id = "811"
  }
}
