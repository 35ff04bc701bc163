import {
  to = intercom_auth_token.orders
  identity = {
    id = "831"
  }
}
