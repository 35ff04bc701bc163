data "intercom_content_import_source" "docs" {
  url = "https://docs.example.com"
}
