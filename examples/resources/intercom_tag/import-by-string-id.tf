import {
  to = intercom_tag.escalated
  id = "7522907"
}
