# Every internal article, and those of a folder.
list "intercom_internal_article" "all" {
  provider = intercom
  limit    = 1000
}

list "intercom_internal_article" "of_a_folder" {
  provider = intercom

  config {
    folder_id = "31"
  }
}
