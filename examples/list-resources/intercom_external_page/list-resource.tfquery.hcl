# The external pages of one source.
list "intercom_external_page" "docs" {
  provider = intercom
  limit    = 1000

  config {
    source_id = "36"
  }
}
