data "intercom_data_connector" "tracking" {
  name = "Parcel tracking"
}

# What failed in the last hour.
data "intercom_data_connector_execution_results" "failed" {
  data_connector_id = data.intercom_data_connector.tracking.id
  success           = false
}

output "failures" {
  value = data.intercom_data_connector_execution_results.failed.data_connector_execution_results[*].error_message
}
