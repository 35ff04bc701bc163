terraform import intercom_internal_article_tag.refunds_finance '81/103'
