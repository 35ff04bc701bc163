data "intercom_internal_article" "refunds" {
  title = "Refunds, step by step"
}

resource "intercom_tag" "finance" {
  name = "Finance"
}

resource "intercom_internal_article_tag" "refunds_finance" {
  internal_article_id = data.intercom_internal_article.refunds.id
  tag_id              = intercom_tag.finance.id
}
