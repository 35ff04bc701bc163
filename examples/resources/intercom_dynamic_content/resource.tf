resource "intercom_dynamic_content" "delivery_time" {
  name           = "Delivery time"
  content_type   = "inline"
  default_locale = "en"

  variations = [
    { locale = "en", text_content = "3 to 5 working days" },
    { locale = "de", text_content = "3 bis 5 Werktage" },
    { locale = "pt-BR", intentionally_empty = true },
  ]
}

resource "intercom_dynamic_content" "contact" {
  name           = "How to reach us"
  content_type   = "block"
  default_locale = "en"

  variations = [
    { locale = "en", json_blocks = jsonencode([{ type = "paragraph", text = "Call us on weekdays." }]) },
  ]
}
