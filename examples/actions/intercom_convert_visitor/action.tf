action "intercom_convert_visitor" "violet" {
  config {
    user_id     = "3ecf64d0-9ed1-4e9f-88e1-da7d6e6782f3"
    external_id = "u-7"
    email       = "violet@example.com"
  }
}
