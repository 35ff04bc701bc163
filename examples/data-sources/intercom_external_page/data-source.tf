data "intercom_content_import_source" "docs" {
  url = "https://docs.example.com"
}

data "intercom_external_page" "install" {
  source_id   = data.intercom_content_import_source.docs.id
  external_id = "install"
}
