data "intercom_news_item" "halloween" {
  title = "Halloween is here!"
}

output "halloween_newsfeeds" {
  value = data.intercom_news_item.halloween.newsfeed_assignments[*].newsfeed_id
}
