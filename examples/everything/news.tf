resource "intercom_news_item" "delivery" {
  title     = "Delivery on Saturdays"
  sender_id = data.intercom_admin.bela.id
  state     = "live"
  body      = "<p>Parcels come on Saturdays, too.</p>"
  labels    = ["New"]
  reactions = ["👍"]

  newsfeed_assignments = [{ newsfeed_id = data.intercom_newsfeed.product.id }]
}
