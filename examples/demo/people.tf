# A test user of ours who must never get the product news.
data "intercom_contact" "robot" {
  external_id = "u-1"
}

data "intercom_subscription_type" "news" {
  name = "Product news"
}

resource "intercom_contact_subscription" "robot_news" {
  contact_id           = data.intercom_contact.robot.id
  subscription_type_id = data.intercom_subscription_type.news.id
}
