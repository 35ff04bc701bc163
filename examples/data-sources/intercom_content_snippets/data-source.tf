data "intercom_content_snippets" "all" {}

output "content_snippet_titles" {
  value = { for snippet in data.intercom_content_snippets.all.content_snippets : snippet.id => snippet.title }
}
