import {
  to = intercom_data_attribute.health
  identity = {
    id = "12878"
  }
}
