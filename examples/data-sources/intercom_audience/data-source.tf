data "intercom_audience" "enterprise" {
  name = "Enterprise accounts"
}
