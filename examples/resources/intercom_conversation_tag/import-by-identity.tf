import {
  to = intercom_conversation_tag.incident
  identity = {
    conversation_id = "471"
    tag_id          = "101"
  }
}
