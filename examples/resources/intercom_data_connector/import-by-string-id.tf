import {
  to = intercom_data_connector.order_status
  id = "351"
}
