# What customers read, in English and French.
data "intercom_help_center" "acme" {
  identifier = "acme-help"
}

data "intercom_admin" "dara" {
  email = "dara@example.com"
}

resource "intercom_collection" "orders" {
  name           = "Orders"
  help_center_id = data.intercom_help_center.acme.id

  translated_content = {
    fr = { name = "Commandes" }
  }
}

resource "intercom_collection" "refunds" {
  name      = "Refunds"
  parent_id = intercom_collection.orders.id

  translated_content = {
    fr = { name = "Remboursements" }
  }
}

resource "intercom_article" "shipping" {
  title         = "When an order arrives"
  author_id     = data.intercom_admin.dara.id
  parent_id     = intercom_collection.orders.id
  state         = "published"
  body_markdown = "Orders arrive **two days** after they were sent."

  translated_content = {
    fr = {
      title         = "Quand une commande arrive"
      author_id     = data.intercom_admin.dara.id
      state         = "published"
      body_markdown = "Les commandes arrivent **deux jours** après l'expédition."
    }
  }
}

resource "intercom_article" "refund" {
  title         = "Get your money back"
  author_id     = data.intercom_admin.dara.id
  parent_id     = intercom_collection.refunds.id
  state         = "published"
  body_markdown = "Write to us within 30 days. [When an order arrives](${intercom_article.shipping.url}) is another question."

  translated_content = {
    fr = {
      title         = "Se faire rembourser"
      author_id     = data.intercom_admin.dara.id
      state         = "published"
      body_markdown = "Écrivez-nous dans les 30 jours."
    }
  }
}

# Waits for its review.
resource "intercom_article" "warranty" {
  title         = "What the warranty covers"
  author_id     = data.intercom_admin.dara.id
  parent_id     = intercom_collection.refunds.id
  body_markdown = file("${path.module}/warranty.md")
}

# The address that is printed on every parcel.
resource "intercom_help_center_redirect" "parcel" {
  help_center_id = data.intercom_help_center.acme.id
  from_url       = "${data.intercom_help_center.acme.url}/refund"
  locale         = "en"
  target_type    = "article"
  target_id      = intercom_article.refund.id
}

data "intercom_newsfeed" "product" {
  name = "Product updates"
}

resource "intercom_news_item" "refunds" {
  title                = "Refunds in two days"
  sender_id            = data.intercom_admin.dara.id
  state                = "live"
  body                 = "<p>Your money is back in <b>two days</b> now.</p>"
  reactions            = ["🎉"]
  newsfeed_assignments = [{ newsfeed_id = data.intercom_newsfeed.product.id }]
}
