data "intercom_segment" "active" {
  name = "Active"
}

output "segment_id" {
  value = data.intercom_segment.active.id
}
