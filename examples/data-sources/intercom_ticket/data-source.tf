data "intercom_ticket" "export" {
  id = "626"
}

output "export_severity" {
  value = data.intercom_ticket.export.attributes["Severity"]
}
