data "intercom_admin" "writer" {
  email = "dara@example.com"
}

resource "intercom_internal_article" "returns" {
  title     = "Returns, step by step"
  author_id = data.intercom_admin.writer.id
  owner_id  = data.intercom_admin.writer.id

  body_markdown = <<-EOT
    Check the **order number** first.

    - Up to 30 days: refund.
    - Later: ask the team lead.
  EOT

  ai_copilot_availability = true
}
