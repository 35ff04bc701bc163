data "intercom_article" "refunds" {
  title = "How refunds work"
}

output "refunds_address" {
  value = data.intercom_article.refunds.url
}
