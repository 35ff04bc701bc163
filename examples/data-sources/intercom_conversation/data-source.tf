data "intercom_conversation" "export" {
  id = "471"
}

output "export_comments" {
  value = [for part in data.intercom_conversation.export.parts : part.body if part.part_type == "comment"]
}
