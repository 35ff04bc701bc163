data "intercom_collections" "all" {}

output "top_level_collections" {
  value = [for collection in data.intercom_collections.all.collections : collection.name if collection.parent_id == null]
}
