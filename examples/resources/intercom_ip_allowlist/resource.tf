resource "intercom_ip_allowlist" "api" {
  enabled = true

  addresses = [
    "203.0.113.24",    # pipelines
    "198.51.100.0/27", # office
  ]
}
