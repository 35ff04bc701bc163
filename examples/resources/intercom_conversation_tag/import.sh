terraform import intercom_conversation_tag.incident '471/101'
