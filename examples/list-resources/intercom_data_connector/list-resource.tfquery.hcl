# Every data connector.
list "intercom_data_connector" "all" {
  provider = intercom
  limit    = 1000
}
