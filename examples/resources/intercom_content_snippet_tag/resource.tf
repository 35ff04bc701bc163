data "intercom_content_snippet" "password" {
  title = "Reset a password"
}

resource "intercom_tag" "security" {
  name = "Security"
}

resource "intercom_content_snippet_tag" "password_security" {
  content_snippet_id = data.intercom_content_snippet.password.id
  tag_id             = intercom_tag.security.id
}
