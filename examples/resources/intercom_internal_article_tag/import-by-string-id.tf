import {
  to = intercom_internal_article_tag.refunds_finance
  id = "81/103"
}
