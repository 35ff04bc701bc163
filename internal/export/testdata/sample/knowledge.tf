resource "intercom_article" "create_an_account" {
  author_id                   = data.intercom_admin.bela.id
  title                       = "Create an account"
  description                 = "The first step"
  ai_chatbot_availability     = true
  ai_copilot_availability     = true
  ai_sales_agent_availability = true
  body                        = file("${path.module}/knowledge/article/create_an_account.html")
  parent_id                   = intercom_collection.getting_started.id
  state                       = "published"
}

resource "intercom_article" "how_refunds_work" {
  author_id                   = data.intercom_admin.bela.id
  title                       = "How refunds work"
  description                 = "Within 14 days"
  ai_chatbot_availability     = true
  ai_copilot_availability     = true
  ai_sales_agent_availability = true
  body                        = "<p class=\"no-margin\">A refund takes <strong>14 days</strong>.</p>"
  parent_id                   = intercom_collection.getting_started_accounts.id
  state                       = "published"
  translated_content = {
    fr = {
      title       = "Les remboursements"
      description = "Sous 14 jours"
      author_id   = data.intercom_admin.bela.id
      body        = "<p class=\"no-margin\">Un remboursement prend <strong>14 jours</strong>.</p>"
      state       = "published"
    }
  }
}

resource "intercom_article" "release_notes" {
  author_id                   = data.intercom_admin.bela.id
  title                       = "Release notes"
  ai_chatbot_availability     = true
  ai_copilot_availability     = true
  ai_sales_agent_availability = true
  body                        = "<p class=\"no-margin\">Nothing yet.</p>"
}

resource "intercom_collection" "getting_started" {
  name           = "Getting started"
  description    = "The first steps"
  help_center_id = data.intercom_help_center.acme_help.id
  translated_content = {
    fr = {
      name        = "Premiers pas"
      description = "Pour commencer"
    }
  }
}

resource "intercom_collection" "getting_started_accounts" {
  name           = "Accounts"
  help_center_id = data.intercom_help_center.acme_help.id
  parent_id      = intercom_collection.getting_started.id
}

resource "intercom_content_snippet" "opening_hours" {
  title                       = "Opening hours"
  ai_chatbot_availability     = false
  ai_copilot_availability     = false
  ai_sales_agent_availability = false
  body_markdown               = file("${path.module}/knowledge/content_snippet/opening_hours.md")
  locale                      = "en"
}

resource "intercom_content_snippet" "reset_a_password" {
  title                       = "Reset a password"
  ai_chatbot_availability     = false
  ai_copilot_availability     = false
  ai_sales_agent_availability = false
  body_markdown               = file("${path.module}/knowledge/content_snippet/reset_a_password.md")
  locale                      = "en"
}

resource "intercom_dynamic_content" "phone_hours" {
  name           = "Phone & hours"
  content_type   = "block"
  default_locale = "en"
  variations = [
    {
      locale      = "de"
      brand_id    = data.intercom_brand.acme_pro.id
      json_blocks = "[{\"text\":\"Call us on weekdays.\",\"type\":\"paragraph\"}]"
    },
    {
      locale      = "en"
      json_blocks = "[{\"text\":\"Call us on weekdays.\",\"type\":\"paragraph\"}]"
    },
  ]
}

resource "intercom_dynamic_content" "refund_period" {
  name           = "Refund period"
  content_type   = "inline"
  default_locale = "en"
  variations = [
    { locale = "de", text_content = "14 Tage" },
    { locale = "en", text_content = "14 days" },
  ]
}

resource "intercom_folder" "product_docs" {
  name        = "Product docs"
  description = "What the product does"
  emoji       = "📚"
}

resource "intercom_folder" "product_docs_drafts" {
  name             = "Drafts"
  parent_folder_id = intercom_folder.product_docs.id
}

resource "intercom_help_center_redirect" "intercom_help_acme_help_old_start" {
  help_center_id = data.intercom_help_center.acme_help.id
  from_url       = "https://intercom.help/acme-help/old/start"
  locale         = "en"
  target_id      = intercom_collection.getting_started.id
  target_type    = "collection"
}

resource "intercom_internal_article" "refunds_step_by_step" {
  author_id                   = data.intercom_admin.dara.id
  owner_id                    = data.intercom_admin.bela.id
  title                       = "Refunds, step by step"
  ai_chatbot_availability     = false
  ai_copilot_availability     = true
  ai_sales_agent_availability = false
  audience_ids                = [intercom_audience.enterprise_accounts.id]
  body                        = "<p class=\"no-margin\">Refunds up to <strong>50 EUR</strong> need no approval.</p>"
}
