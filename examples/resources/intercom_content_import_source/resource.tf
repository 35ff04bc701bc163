resource "intercom_audience" "enterprise" {
  name = "Enterprise customers"
}

# Pages that an application or Terraform writes, for some customers only.
resource "intercom_content_import_source" "handbook" {
  url          = "https://handbook.example.com"
  status       = "active"
  audience_ids = [intercom_audience.enterprise.id]
}
