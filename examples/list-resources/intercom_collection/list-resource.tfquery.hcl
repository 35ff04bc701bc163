# Every collection, and those that are in Getting started.
list "intercom_collection" "all" {
  provider = intercom
  limit    = 1000
}

list "intercom_collection" "getting_started" {
  provider = intercom

  config {
    name_regex = "^Getting started / "
  }
}
