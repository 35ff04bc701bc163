data "intercom_article" "refunds" {
  title = "How refunds work"
}

# What is to be reviewed before it is published.
data "intercom_article_draft" "refunds" {
  article_id = data.intercom_article.refunds.id
}
