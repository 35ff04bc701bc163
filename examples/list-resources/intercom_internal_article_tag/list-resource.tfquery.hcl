# The tags of every internal article.
list "intercom_internal_article_tag" "all" {
  provider = intercom
  limit    = 1000
}
