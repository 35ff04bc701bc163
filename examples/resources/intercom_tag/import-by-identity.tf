import {
  to = intercom_tag.escalated
  identity = {
    id = "7522907"
  }
}
