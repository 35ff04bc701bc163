import {
  to = intercom_content_snippet.warranty
  identity = {
    id = "1001"
  }
}
