import {
  to = intercom_internal_article.returns
  identity = {
    id = "1001"
  }
}
