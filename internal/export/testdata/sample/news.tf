resource "intercom_news_item" "halloween_is_here" {
  sender_id        = data.intercom_admin.bela.id
  title            = "Halloween is here!"
  body             = "<p class=\"no-margin\">New costumes in store for this spooky season</p>"
  deliver_silently = false
  labels           = ["New", "Product"]
  newsfeed_assignments = [
    { newsfeed_id = data.intercom_newsfeed.product_updates.id, published_at = "2024-12-18T16:00:00Z" },
  ]
  reactions = ["😆", "😅"]
  state     = "live"
}

resource "intercom_news_item" "we_have_news" {
  sender_id        = data.intercom_admin.ada.id
  title            = "We have news"
  body             = "<p class=\"no-margin\">Hello there,</p>"
  deliver_silently = false
  newsfeed_assignments = [
    { newsfeed_id = data.intercom_newsfeed.visitors.id },
  ]
  state = "draft"
}
