# What another workspace must have, and how it is found there.

data "intercom_admin" "ada" {
  email = "ada@example.com"
}

data "intercom_admin" "bela" {
  email = "bela@example.com"
}

data "intercom_admin" "dara" {
  email = "dara@example.com"
}

data "intercom_auth_token" "shop" {
  name = "Shop"
}

data "intercom_brand" "acme_pro" {
  name = "Acme Pro"
}

data "intercom_content_import_source" "support_example_com_us_1" {
  url = "https://support.example.com/us/1"
}

data "intercom_help_center" "acme_help" {
  identifier = "acme-help"
}

data "intercom_newsfeed" "product_updates" {
  name = "Product updates"
}

data "intercom_newsfeed" "visitors" {
  name = "Visitors"
}

data "intercom_subscription_type" "product_news" {
  name = "Product news"
}

data "intercom_team" "support" {
  name = "Support"
}

data "intercom_ticket_state" "in_progress" {
  category       = "in_progress"
  internal_label = "In progress"
}
