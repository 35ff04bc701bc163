data "intercom_auth_tokens" "all" {}

output "auth_token_ids" {
  value = { for token in data.intercom_auth_tokens.all.auth_tokens : token.name => token.id }
}
