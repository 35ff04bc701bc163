data "intercom_newsfeed" "product" {
  name = "Product updates"
}

output "product_newsfeed" {
  value = data.intercom_newsfeed.product.id
}
