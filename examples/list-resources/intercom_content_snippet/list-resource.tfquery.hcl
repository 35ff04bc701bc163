# Every content snippet.
list "intercom_content_snippet" "all" {
  provider = intercom
  limit    = 1000
}
