# Every audience.
list "intercom_audience" "all" {
  provider = intercom
  limit    = 1000
}
