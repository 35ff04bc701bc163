terraform import intercom_article.invoices '321'
