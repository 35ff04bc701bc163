import {
  to = intercom_auth_token.orders
  id = "831"
}
