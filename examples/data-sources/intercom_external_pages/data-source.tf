data "intercom_content_import_source" "docs" {
  url = "https://docs.example.com"
}

data "intercom_external_pages" "docs" {
  source_id = data.intercom_content_import_source.docs.id
}

output "titles" {
  value = { for page in data.intercom_external_pages.docs.external_pages : page.external_id => page.title }
}
