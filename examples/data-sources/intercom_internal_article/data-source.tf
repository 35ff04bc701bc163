data "intercom_internal_article" "refunds" {
  title = "Refunds, step by step"
}

output "refunds_owner_id" {
  value = data.intercom_internal_article.refunds.owner_id
}
