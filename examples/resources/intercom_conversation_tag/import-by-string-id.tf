import {
  to = intercom_conversation_tag.incident
  id = "471/101"
}
