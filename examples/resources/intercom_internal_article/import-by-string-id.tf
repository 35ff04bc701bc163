import {
  to = intercom_internal_article.returns
  id = "1001"
}
