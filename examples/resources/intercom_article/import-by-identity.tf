import {
  to = intercom_article.invoices
  identity = {
    id = "321"
  }
}
