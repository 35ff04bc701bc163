terraform import intercom_auth_token.orders '831'
