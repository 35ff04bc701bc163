import {
  to = intercom_conversation_attribute.priority
  id = "1234"
}
