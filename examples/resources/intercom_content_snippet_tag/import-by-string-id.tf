import {
  to = intercom_content_snippet_tag.password_security
  id = "85/103"
}
