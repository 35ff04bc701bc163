terraform import intercom_ip_allowlist.api 'ip_allowlist'
