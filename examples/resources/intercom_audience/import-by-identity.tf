import {
  to = intercom_audience.enterprise
  identity = {
    id = "5678"
  }
}
