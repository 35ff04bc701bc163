import {
  to = intercom_article.invoices
  id = "321"
}
