# Whatever is not in products.json is deleted from what Fin knows.
action "intercom_upload_ecommerce_catalog" "shop" {
  config {
    connector_id = "42939"
    path         = "products.json"
  }
}
