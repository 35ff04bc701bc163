resource "intercom_tag" "vip" {
  name = "Most valued"
}

resource "intercom_tag" "incident" {
  name = "Incident of the day"
}

resource "intercom_tag" "reviewed" {
  name = "Reviewed this year"
}

resource "intercom_contact_tag" "customer_vip" {
  contact_id = intercom_contact.customer.id
  tag_id     = intercom_tag.vip.id
}

resource "intercom_company_tag" "globex_vip" {
  company_id = intercom_contact_company.customer_globex.company_id
  tag_id     = intercom_tag.vip.id
}

resource "intercom_conversation_tag" "incident" {
  for_each = var.incident_conversation_ids

  conversation_id = each.key
  tag_id          = intercom_tag.incident.id
  admin_id        = data.intercom_admin.bela.id
}

resource "intercom_article_tag" "invoices_reviewed" {
  article_id = intercom_article.invoices.id
  tag_id     = intercom_tag.reviewed.id
}

resource "intercom_internal_article_tag" "returns_reviewed" {
  internal_article_id = intercom_internal_article.returns.id
  tag_id              = intercom_tag.reviewed.id
}

resource "intercom_content_snippet_tag" "warranty_reviewed" {
  content_snippet_id = intercom_content_snippet.warranty.id
  tag_id             = intercom_tag.reviewed.id
}
