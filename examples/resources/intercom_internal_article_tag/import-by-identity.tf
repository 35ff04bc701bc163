import {
  to = intercom_internal_article_tag.refunds_finance
  identity = {
    internal_article_id = "81"
    tag_id              = "103"
  }
}
