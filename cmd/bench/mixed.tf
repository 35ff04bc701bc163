# So many objects of all kinds there are, about as many of each: what a workspace of
# some years has. The ids are those of the emulator's sample.

terraform {
  required_providers {
    intercom = { source = "terraform-provider-intercom/intercom" }
  }
}

variable "objects" {
  type = number
}

variable "read_cache" {
  type = bool
}

provider "intercom" {
  api_version = "Preview"
  read_cache  = var.read_cache
}

locals {
  each = floor((var.objects - 2) / 35)     # two kinds are there once
  tags = var.objects - 2 - 34 * local.each # and what is left over

  admin        = "991267460"
  conversation = "471"
  help_center  = "301"
  news         = "91"
  newsfeed     = "53"
  team         = "5017690"
}

resource "intercom_tag" "it" {
  count = local.tags
  name  = "Tag ${count.index}"
}

resource "intercom_data_attribute" "it" {
  count     = local.each
  model     = "contact"
  name      = "attribute_${count.index}"
  data_type = "integer"
}

resource "intercom_contact" "it" {
  count       = local.each
  role        = "user"
  external_id = "user-${count.index}"

  custom_attributes = {
    (intercom_data_attribute.it[count.index].name) = count.index
  }
}

resource "intercom_contact_note" "it" {
  count      = local.each
  contact_id = intercom_contact.it[count.index].id
  admin_id   = local.admin
  body       = "Note ${count.index}"
}

resource "intercom_contact_tag" "it" {
  count      = local.each
  contact_id = intercom_contact.it[count.index].id
  tag_id     = intercom_tag.it[count.index].id
}

resource "intercom_contact_subscription" "it" {
  count                = local.each
  contact_id           = intercom_contact.it[count.index].id
  subscription_type_id = local.news
}

resource "intercom_company" "it" {
  count       = local.each
  external_id = "company-${count.index}"
  name        = "Company ${count.index}"
}

resource "intercom_contact_company" "it" {
  count      = local.each
  contact_id = intercom_contact.it[count.index].id
  company_id = intercom_company.it[count.index].id
}

resource "intercom_company_note" "it" {
  count      = local.each
  company_id = intercom_contact_company.it[count.index].company_id
  body       = "<p>Note ${count.index}</p>"
}

resource "intercom_company_tag" "it" {
  count      = local.each
  company_id = intercom_contact_company.it[count.index].company_id
  tag_id     = intercom_tag.it[count.index].id
}

resource "intercom_custom_object_instance" "it" {
  count       = local.each
  object_type = "Order"
  external_id = "order-${count.index}"
}

resource "intercom_conversation_attribute" "it" {
  count     = local.each
  name      = "Attribute ${count.index}"
  data_type = "integer"
}

resource "intercom_conversation_tag" "it" {
  count           = local.each
  conversation_id = local.conversation
  tag_id          = intercom_tag.it[count.index].id
  admin_id        = local.admin
}

resource "intercom_ticket_type" "it" {
  count = local.each
  name  = "Type ${count.index}"
}

resource "intercom_ticket_type_attribute" "it" {
  count          = local.each
  ticket_type_id = intercom_ticket_type.it[count.index].id
  name           = "Attribute"
  data_type      = "integer"
}

resource "intercom_ticket" "it" {
  count          = local.each
  ticket_type_id = intercom_ticket_type.it[count.index].id
  contact_id     = intercom_contact.it[count.index].id

  attributes = {
    _default_title_                                       = "Ticket ${count.index}"
    (intercom_ticket_type_attribute.it[count.index].name) = count.index
  }
}

resource "intercom_audience" "it" {
  count = local.each
  name  = "Audience ${count.index}"

  predicates = [
    {
      attribute  = "company.plan"
      type       = "string"
      comparison = "eq"
      value      = "Plan ${count.index}"
    },
  ]
}

resource "intercom_folder" "it" {
  count = local.each
  name  = "Folder ${count.index}"
}

resource "intercom_collection" "it" {
  count          = local.each
  name           = "Collection ${count.index}"
  help_center_id = local.help_center
}

resource "intercom_article" "it" {
  count        = local.each
  title        = "Article ${count.index}"
  author_id    = local.admin
  parent_ids   = [intercom_collection.it[count.index].id]
  folder_id    = intercom_folder.it[count.index].id
  audience_ids = [intercom_audience.it[count.index].id]
  body         = "<p>Text ${count.index}</p>"
}

resource "intercom_article_tag" "it" {
  count      = local.each
  article_id = intercom_article.it[count.index].id
  tag_id     = intercom_tag.it[count.index].id
}

resource "intercom_internal_article" "it" {
  count     = local.each
  title     = "Internal article ${count.index}"
  author_id = local.admin
  owner_id  = local.admin
  body      = "<p>Text ${count.index}</p>"
}

resource "intercom_internal_article_tag" "it" {
  count               = local.each
  internal_article_id = intercom_internal_article.it[count.index].id
  tag_id              = intercom_tag.it[count.index].id
}

resource "intercom_content_snippet" "it" {
  count         = local.each
  title         = "Snippet ${count.index}"
  body_markdown = "Text ${count.index}"
}

resource "intercom_content_snippet_tag" "it" {
  count              = local.each
  content_snippet_id = intercom_content_snippet.it[count.index].id
  tag_id             = intercom_tag.it[count.index].id
}

resource "intercom_help_center_redirect" "it" {
  count          = local.each
  help_center_id = local.help_center
  from_url       = "https://intercom.help/acme-help/old-${count.index}"
  locale         = "en"
  target_type    = "collection"
  target_id      = intercom_collection.it[count.index].id
}

resource "intercom_content_import_source" "it" {
  count = local.each
  url   = "https://docs-${count.index}.example.com"
}

resource "intercom_external_page" "it" {
  count       = local.each
  source_id   = intercom_content_import_source.it[count.index].id
  external_id = "page"
  title       = "Page ${count.index}"
  html        = "<p>Text ${count.index}</p>"
}

resource "intercom_dynamic_content" "it" {
  count          = local.each
  name           = "Content ${count.index}"
  content_type   = "inline"
  default_locale = "en"
  variations     = [{ locale = "en", text_content = "Text ${count.index}" }]
}

resource "intercom_news_item" "it" {
  count                = local.each
  title                = "News ${count.index}"
  sender_id            = local.admin
  body                 = "<p>Text ${count.index}</p>"
  newsfeed_assignments = [{ newsfeed_id = local.newsfeed }]
}

resource "intercom_office_hours_schedule" "it" {
  count          = local.each
  name           = "Schedule ${count.index}"
  time_zone_name = "Europe/Dublin"
  hours          = [{ day = "monday", opens = "09:00", closes = "17:00" }]
}

resource "intercom_office_hours_exception" "it" {
  count                    = local.each
  office_hours_schedule_id = intercom_office_hours_schedule.it[count.index].id
  exception_date           = "2030-12-24"
  exception_type           = "closed"
}

resource "intercom_identity_verification_secret" "it" {
  count        = local.each
  name         = "Secret ${count.index}"
  supports_web = true
}

resource "intercom_auth_token" "it" {
  count          = local.each
  name           = "Token ${count.index}"
  token_prefix   = "Bearer"
  token_value_wo = "value"
}

resource "intercom_data_connector" "it" {
  count       = local.each
  name        = "Connector ${count.index}"
  http_method = "get"
  url         = "https://api.example.com/${count.index}"
  token_ids   = [intercom_auth_token.it[count.index].id]
}

resource "intercom_ip_allowlist" "it" {
  enabled   = false
  addresses = []
}

resource "intercom_team_membership" "it" {
  team_id   = local.team
  admin_ids = [local.admin]
}
