data "intercom_news_items" "all" {}

output "drafts" {
  value = [for item in data.intercom_news_items.all.news_items : item.title if item.state == "draft"]
}
