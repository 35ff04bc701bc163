data "intercom_data_connector_execution_result" "failed" {
  data_connector_id = "351"
  id                = "99000"
}
