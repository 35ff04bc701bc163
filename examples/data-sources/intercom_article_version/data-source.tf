data "intercom_article" "refunds" {
  title = "How refunds work"
}

# Ids of versions are in intercom_article_versions.
data "intercom_article_version" "first" {
  article_id = data.intercom_article.refunds.id
  id         = "333"
}
