# Every news item.
list "intercom_news_item" "all" {
  provider = intercom
  limit    = 1000
}
