import {
  to = intercom_help_center_redirect.manual
  id = "7/26"
}
