data "intercom_admin" "bela" {
  email = "bela@example.com"
}

data "intercom_newsfeed" "product" {
  name = "Product updates"
}

resource "intercom_news_item" "exports" {
  title     = "Exports in your own time zone"
  sender_id = data.intercom_admin.bela.id
  state     = "live"

  body = <<-EOT
    <p>CSV exports have the times of your own time zone now.</p>
    <ul>
      <li>Set it under <b>Settings</b>.</li>
      <li>Old exports stay as they are.</li>
    </ul>
  EOT

  deliver_silently = true
  labels           = ["New", "Product"]
  reactions        = ["👍", "🎉"]

  newsfeed_assignments = [{ newsfeed_id = data.intercom_newsfeed.product.id }]
}

# A draft, to be read by a colleague before anybody else sees it.
resource "intercom_news_item" "pricing" {
  title     = "New prices from April on"
  sender_id = data.intercom_admin.bela.id
}
