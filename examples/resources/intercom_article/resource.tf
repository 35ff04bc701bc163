data "intercom_admin" "dara" {
  email = "dara@example.com"
}

data "intercom_collection" "start" {
  name = "Getting started"
}

data "intercom_audience" "enterprise" {
  name = "Enterprise accounts"
}

resource "intercom_article" "invoices" {
  title       = "Find your invoices"
  description = "Where invoices are, and who gets them"
  author_id   = data.intercom_admin.dara.id
  parent_id   = data.intercom_collection.start.id
  state       = "published"

  # Or of a file: file("${path.module}/articles/invoices.md")
  body_markdown = <<-EOT
    # Invoices

    Invoices are in **Settings**, under *Billing*:

    - one for each month
    - in the currency of your plan
  EOT

  translated_content = {
    fr = {
      title         = "Trouver vos factures"
      state         = "published"
      body_markdown = <<-EOT
        Les factures sont dans **Paramètres**.
      EOT
    }
  }

  # Fin uses it for these customers only.
  audience_ids            = [data.intercom_audience.enterprise.id]
  ai_chatbot_availability = true
}
