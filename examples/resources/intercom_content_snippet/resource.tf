resource "intercom_content_snippet" "warranty" {
  title         = "Warranty"
  body_markdown = "Every device has a warranty of **two years**."

  ai_copilot_availability = true
}

resource "intercom_content_snippet" "shipping" {
  title = "Shipping"

  json_blocks = <<-EOT
    [{ "type": "paragraph", "text": "Orders are shipped within two days." }]
  EOT
}
