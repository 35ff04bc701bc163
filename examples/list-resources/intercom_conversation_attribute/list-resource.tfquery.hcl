# Every attribute of conversations.
list "intercom_conversation_attribute" "all" {
  provider = intercom
  limit    = 1000
}
