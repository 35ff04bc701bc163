terraform import intercom_internal_article.returns '1001'
