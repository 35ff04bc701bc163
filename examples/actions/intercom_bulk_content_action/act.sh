terraform-provider-intercom act intercom_bulk_content_action <<'END'
{"action": "unpublish", "content": [{"type": "article_content", "id": "321000"}]}
END
