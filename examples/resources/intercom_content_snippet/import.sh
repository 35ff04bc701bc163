terraform import intercom_content_snippet.warranty '1001'
