data "intercom_data_connectors" "all" {}

output "live_data_connectors" {
  value = [for connector in data.intercom_data_connectors.all.data_connectors : connector.name if connector.state == "live"]
}
