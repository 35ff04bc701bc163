import {
  to = intercom_help_center_redirect.manual
  identity = {
    help_center_id = "7"
    id             = "26"
  }
}
