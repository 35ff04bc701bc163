terraform-provider-intercom act intercom_stage_article_draft <<'END'
{"article_id": "321", "description": "The first step, which takes a minute"}
END
