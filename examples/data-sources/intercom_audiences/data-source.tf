data "intercom_audiences" "all" {}

output "audience_ids" {
  value = { for audience in data.intercom_audiences.all.audiences : audience.name => audience.id }
}
