# Every folder.
list "intercom_folder" "all" {
  provider = intercom
  limit    = 1000
}
