terraform import intercom_content_snippet_tag.password_security '85/103'
