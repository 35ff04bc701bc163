data "intercom_article" "refunds" {
  title = "How refunds work"
}

action "intercom_publish_article_draft" "refunds" {
  config {
    article_id = data.intercom_article.refunds.id
    locales    = ["en"]
  }
}
