import {
  to = intercom_content_snippet.warranty
  id = "1001"
}
