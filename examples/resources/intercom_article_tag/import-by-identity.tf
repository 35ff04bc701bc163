import {
  to = intercom_article_tag.refunds_billing
  identity = {
    article_id = "323"
    tag_id     = "101"
  }
}
