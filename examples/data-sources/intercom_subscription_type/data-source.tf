data "intercom_subscription_type" "news" {
  name = "Product news"
}

output "news_consent" {
  value = data.intercom_subscription_type.news.consent_type
}
