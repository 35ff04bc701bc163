data "intercom_conversation_handling_events" "export" {
  conversation_id = "471"
}

output "paused_because" {
  value = [for event in data.intercom_conversation_handling_events.export.conversation_handling_events : event.reason if event.type == "paused"]
}
