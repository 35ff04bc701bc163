# Every content import source.
list "intercom_content_import_source" "all" {
  provider = intercom
  limit    = 1000
}
