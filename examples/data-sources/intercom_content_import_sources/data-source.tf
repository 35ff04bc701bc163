data "intercom_content_import_sources" "all" {}

output "synced_sources" {
  value = [for source in data.intercom_content_import_sources.all.content_import_sources : source.url if source.sync_behavior != "api"]
}
