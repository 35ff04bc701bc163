# What the connectors of the shop send. The value is only sent, and kept nowhere.
resource "intercom_auth_token" "orders" {
  name           = "Orders of the shop"
  token_prefix   = "Bearer"
  token_value_wo = "key-of-the-shop"
}

# Fin looks up orders; a draft until state is "live".
resource "intercom_data_connector" "order_status" {
  name        = "Status of an order"
  description = "Looks up where an order is. Use it when a customer asks for that."
  http_method = "get"
  url         = "https://api.shop.example.com/orders/{{order_id}}"
  token_ids   = [intercom_auth_token.orders.id]

  data_inputs = [
    {
      name        = "order_id"
      type        = "string"
      description = "Number of the order, as in the confirmation"
      required    = true
    },
  ]
}
