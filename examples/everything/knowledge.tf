resource "intercom_folder" "shop" {
  name  = "Shop"
  emoji = "🛒"
}

resource "intercom_collection" "orders" {
  name           = "Orders"
  description    = "From the cart to the door"
  help_center_id = data.intercom_help_center.shop.id

  translated_content = {
    fr = {
      name        = "Commandes"
      description = "Du panier à la porte"
    }
  }
}

resource "intercom_audience" "enterprise" {
  name = "Customers on the plan Enterprise"

  predicates = [
    {
      attribute  = "company.plan"
      type       = "string"
      comparison = "eq"
      value      = "Enterprise"
    },
  ]
}

resource "intercom_article" "invoices" {
  title        = "Invoices by e-mail"
  description  = "Who gets them, and when"
  author_id    = data.intercom_admin.cleo.id
  parent_ids   = [intercom_collection.orders.id]
  folder_id    = intercom_folder.shop.id
  state        = "published"
  audience_ids = [intercom_audience.enterprise.id]

  body_markdown = <<-EOT
    # Invoices

    You get an invoice **each month**, by e-mail.
  EOT
}

resource "intercom_help_center_redirect" "invoices" {
  help_center_id = data.intercom_help_center.shop.id
  from_url       = "${data.intercom_help_center.shop.url}/invoices"
  locale         = "en"
  target_type    = "article"
  target_id      = intercom_article.invoices.id
}

resource "intercom_internal_article" "returns" {
  title     = "What to ask before a return"
  author_id = data.intercom_admin.cleo.id
  owner_id  = data.intercom_admin.cleo.id
  folder_id = intercom_folder.shop.id

  body_markdown = <<-EOT
    Ask for the **order number** first.
  EOT
}

resource "intercom_content_snippet" "warranty" {
  title         = "Warranty of the shop"
  body_markdown = "Every device has a warranty of **two years**."
}

resource "intercom_dynamic_content" "delivery" {
  name           = "Days until delivery"
  content_type   = "inline"
  default_locale = "en"

  variations = [
    { locale = "en", text_content = "3 to 5 working days" },
    { locale = "fr", text_content = "3 à 5 jours ouvrables" },
  ]
}

resource "intercom_content_import_source" "handbook" {
  url = "https://handbook.shop.example.com"
}

resource "intercom_external_page" "refunds" {
  source_id   = intercom_content_import_source.handbook.id
  external_id = "refunds"
  title       = "Refunds"
  html        = "<p>We refund within <b>30 days</b>.</p>"
}
