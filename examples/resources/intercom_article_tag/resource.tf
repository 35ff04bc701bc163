data "intercom_article" "refunds" {
  title = "How refunds work"
}

resource "intercom_tag" "billing" {
  name = "Billing"
}

resource "intercom_article_tag" "refunds_billing" {
  article_id = data.intercom_article.refunds.id
  tag_id     = intercom_tag.billing.id
}
