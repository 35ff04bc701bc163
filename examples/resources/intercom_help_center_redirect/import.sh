terraform import intercom_help_center_redirect.manual '7/26'
