data "intercom_dynamic_contents" "all" {}

output "dynamic_content_keys" {
  value = { for content in data.intercom_dynamic_contents.all.dynamic_contents : content.name => content.key }
}
