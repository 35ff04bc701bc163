import {
  to = intercom_ip_allowlist.api
  identity = {
    id = "ip_allowlist"
  }
}
