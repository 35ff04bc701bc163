import {
  to = intercom_article_tag.refunds_billing
  id = "323/101"
}
