import {
  to = intercom_dynamic_content.delivery_time
  id = "811"
}
