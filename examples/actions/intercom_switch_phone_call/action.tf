action "intercom_switch_phone_call" "caller" {
  config {
    phone = "+353851234567"
    custom_attributes = {
      plan = "free"
    }
  }
}
