data "intercom_auth_token" "shop" {
  name = "Shop"
}

# Fin answers questions about orders. The token is sent with each request.
resource "intercom_data_connector" "order_status" {
  name        = "Order status"
  description = "Looks up the status of an order. Use it when a customer asks where an order is."
  state       = "live"

  http_method = "get"
  url         = "https://api.example.com/orders/{{order_id}}/status"
  token_ids   = [data.intercom_auth_token.shop.id]

  data_inputs = [
    {
      name        = "order_id"
      type        = "string"
      description = "Number of the order, as in the confirmation"
      required    = true
    },
  ]

  audiences                   = ["users"]
  direct_fin_usage            = true
  customer_authentication     = true
  validate_missing_attributes = true
}

# A draft, which nobody can use yet.
resource "intercom_data_connector" "cancel_order" {
  name        = "Cancel an order"
  http_method = "post"
  url         = "https://api.example.com/orders/{{order_id}}/cancel"
  body        = jsonencode({ reason = "{{reason}}" })

  data_inputs = [
    { name = "order_id", type = "string", description = "Number of the order", required = true },
    { name = "reason", type = "string", description = "Why it is cancelled", default_value = "none given" },
  ]
}
