data "intercom_newsfeeds" "all" {}

output "newsfeed_ids" {
  value = { for feed in data.intercom_newsfeeds.all.newsfeeds : feed.id => feed.name }
}
