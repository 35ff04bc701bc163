# The conversations that have a tag.
list "intercom_conversation_tag" "feature_requests" {
  provider = intercom
  limit    = 1000

  config {
    tag_id = "101"
  }
}
