# By id:
terraform import intercom_conversation_attribute.priority 1234

# By name:
terraform import intercom_conversation_attribute.priority 'name:Priority'
