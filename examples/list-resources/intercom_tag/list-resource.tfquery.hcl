# Every tag, and those for VIPs.
list "intercom_tag" "all" {
  provider = intercom
  limit    = 1000
}

list "intercom_tag" "vip" {
  provider = intercom

  config {
    name_regex = "(?i)^vip"
  }
}
