# The tags of every article, and those of one.
list "intercom_article_tag" "all" {
  provider = intercom
  limit    = 1000
}

list "intercom_article_tag" "of_one" {
  provider = intercom

  config {
    article_id = "321"
  }
}
