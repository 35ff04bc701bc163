# Open conversations in which somebody has waited since some day of this year, and
# urgent ones of whatever age.
data "intercom_conversations" "waiting" {
  filter {
    field    = "open"
    operator = "="
    value    = "true"
  }

  group {
    match = "any"

    filter {
      field    = "waiting_since"
      operator = ">"
      value    = "2026-01-01T00:00:00Z"
    }

    filter {
      field    = "priority"
      operator = "="
      value    = "urgent"
    }
  }
}

output "waiting" {
  value = { for conversation in data.intercom_conversations.waiting.conversations : conversation.id => conversation.title }
}
