data "intercom_tags" "all" {}

output "tag_ids" {
  value = { for tag in data.intercom_tags.all.tags : tag.name => tag.id }
}
