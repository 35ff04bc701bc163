data "intercom_segments" "all" {
  include_count = true
}

output "segment_sizes" {
  value = { for segment in data.intercom_segments.all.segments : segment.name => segment.count }
}
