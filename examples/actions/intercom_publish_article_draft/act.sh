terraform-provider-intercom act intercom_publish_article_draft <<'END'
{"article_id": "323"}
END
