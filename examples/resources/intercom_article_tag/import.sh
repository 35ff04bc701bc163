terraform import intercom_article_tag.refunds_billing '323/101'
