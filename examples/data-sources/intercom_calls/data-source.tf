data "intercom_calls" "all" {}

# With what was said, which comes only for conversations that are named.
data "intercom_calls" "export" {
  conversation_ids = ["471"]
}
