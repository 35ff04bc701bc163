import {
  to = intercom_audience.enterprise
  id = "5678"
}
