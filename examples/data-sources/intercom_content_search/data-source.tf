data "intercom_content_search" "for_copilot" {
  query         = "refunds"
  content_types = ["internal_article", "snippet"]
  copilot_state = "on"
}

output "for_copilot" {
  value = { for content in data.intercom_content_search.for_copilot.content_search : content.id => "${content.type}: ${content.title}" }
}
