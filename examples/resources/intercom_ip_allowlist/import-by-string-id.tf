import {
  to = intercom_ip_allowlist.api
  id = "ip_allowlist"
}
