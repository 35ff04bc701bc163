# All dynamic content.
list "intercom_dynamic_content" "all" {
  provider = intercom
  limit    = 1000
}
