# The IP allowlist of the workspace, to import it.
list "intercom_ip_allowlist" "api" {
  provider = intercom
}
