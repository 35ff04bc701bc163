data "intercom_visitor" "violet" {
  user_id = "3ecf64d0-9ed1-4e9f-88e1-da7d6e6782f3"
}

output "sessions" {
  value = data.intercom_visitor.violet.session_count
}
