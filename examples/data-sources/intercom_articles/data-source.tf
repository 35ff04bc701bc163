data "intercom_articles" "all" {}

# Drafts about refunds.
data "intercom_articles" "refund_drafts" {
  phrase = "refund"
  state  = "draft"
}

output "addresses" {
  value = { for article in data.intercom_articles.all.articles : article.title => article.url if article.state == "published" }
}
