import {
  to = intercom_content_snippet_tag.password_security
  identity = {
    content_snippet_id = "85"
    tag_id             = "103"
  }
}
