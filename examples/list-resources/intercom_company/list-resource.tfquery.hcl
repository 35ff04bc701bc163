# Every company that has contacts, and those that have a tag.
list "intercom_company" "all" {
  provider = intercom
  limit    = 10000
}

list "intercom_company" "vip" {
  provider = intercom
  limit    = 1000

  config {
    tag_id = "103"
  }
}
