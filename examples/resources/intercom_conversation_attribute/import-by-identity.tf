import {
  to = intercom_conversation_attribute.priority
  identity = {
    id = "1234"
  }
}
