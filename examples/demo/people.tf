# A user who exists only to try things with: she belongs to Globex, and must
# never get the product news.
resource "intercom_contact" "test_user" {
  role        = "user"
  external_id = "support-test-user"
  email       = "test-user@example.com"
  name        = "Test user of the support team"
  on_destroy  = "delete"

  custom_attributes = {
    (intercom_data_attribute.person["Account role"].name) = "Owner"
    (intercom_data_attribute.person["Seats used"].name)   = 12
    (intercom_data_attribute.person["Trial ends"].name)   = "2027-01-31T00:00:00Z"
  }
}

resource "intercom_contact_company" "test_user_globex" {
  contact_id = intercom_contact.test_user.id
  company_id = intercom_company.globex.id
}

resource "intercom_contact_tag" "test_user_vip" {
  contact_id = intercom_contact.test_user.id
  tag_id     = intercom_tag.vip.id
}

data "intercom_subscription_type" "news" {
  name = "Product news"
}

resource "intercom_contact_subscription" "test_user_news" {
  contact_id           = intercom_contact.test_user.id
  subscription_type_id = data.intercom_subscription_type.news.id
}
