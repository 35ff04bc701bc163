data "intercom_contact" "uma" {
  email = "uma@example.com"
  role  = "user"
}

data "intercom_subscription_type" "news" {
  name = "Product news"
}

# Uma does not want the product news.
resource "intercom_contact_subscription" "uma_news" {
  contact_id           = data.intercom_contact.uma.id
  subscription_type_id = data.intercom_subscription_type.news.id
  consent_type         = "opt_out"
}
