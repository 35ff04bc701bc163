resource "intercom_auth_token" "orders" {
  name         = "Orders API"
  description  = "Reads the orders of the shop."
  token_prefix = "Bearer"

  token_value_wo         = "key-of-the-shop" # better a variable that is ephemeral, or a secret store
  token_value_wo_version = 1

  lifecycle {
    create_before_destroy = true
  }
}
