import {
  to = intercom_data_connector.order_status
  identity = {
    id = "351"
  }
}
