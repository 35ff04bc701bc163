data "intercom_admin" "bela" {
  email = "bela@example.com"
}

# A news item takes HTML only. The text may as well come from file("news/exports.md").
resource "intercom_news_item" "exports" {
  title     = "Exports in your own time zone"
  sender_id = data.intercom_admin.bela.id

  body = provider::intercom::markdown_to_html(<<-EOT
    CSV exports have the times of **your own time zone** now.

    | before | now   |
    |--------|-------|
    | 23:00  | 09:00 |
  EOT
  )
}
