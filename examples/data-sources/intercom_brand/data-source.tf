data "intercom_brand" "pro" {
  name = "Acme Pro" # or the default one: default = true
}

resource "intercom_dynamic_content" "phone" {
  name           = "Phone number"
  content_type   = "inline"
  default_locale = "en"

  variations = [
    { locale = "en", text_content = "+353 1 555 0100" },
    { locale = "en", text_content = "+353 1 555 0199", brand_id = data.intercom_brand.pro.id },
  ]
}
