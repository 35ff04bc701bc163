data "intercom_newsfeed" "product" {
  name = "Product updates"
}

data "intercom_newsfeed_items" "product" {
  newsfeed_id = data.intercom_newsfeed.product.id
}

output "headlines" {
  value = data.intercom_newsfeed_items.product.newsfeed_items[*].title
}
