data "intercom_internal_articles" "all" {}

output "internal_article_titles" {
  value = { for article in data.intercom_internal_articles.all.internal_articles : article.id => article.title }
}
