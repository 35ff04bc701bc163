data "intercom_article" "refunds" {
  title = "How refunds work"
}

data "intercom_article_versions" "french" {
  article_id = data.intercom_article.refunds.id
  locale     = "fr"
}
