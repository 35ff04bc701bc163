data "intercom_content_snippet" "password" {
  title = "Reset a password"
}

output "password_text" {
  value = data.intercom_content_snippet.password.body_markdown
}
