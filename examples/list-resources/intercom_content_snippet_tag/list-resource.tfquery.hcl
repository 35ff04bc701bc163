# The content snippets that have a tag.
list "intercom_content_snippet_tag" "feature_requests" {
  provider = intercom

  config {
    tag_id = "101"
  }
}
