output "article_ids" {
  description = "Id of each article."
  value       = { for key, article in intercom_article.this : key => article.id }

  precondition {
    condition     = length(setsubtract(keys(local.translations), keys(local.articles))) == 0
    error_message = "These articles have translations and no file in ${var.locale}: ${join(", ", setsubtract(keys(local.translations), keys(local.articles)))}."
  }
}

output "article_urls" {
  description = "URL of each article in the help center, null while it is a draft."
  value       = { for key, article in intercom_article.this : key => article.url }
}

output "stable_urls" {
  description = "URL of each published article that its path tells, by locale and path. Other websites can link to it."
  value       = { for key, redirect in intercom_help_center_redirect.this : key => redirect.from_url }
}

output "collection_ids" {
  description = "Id of each collection."
  value       = local.collection_ids
}
