# Tags that the support team sorts conversations by.
locals {
  topics = {
    billing  = "Topic: billing"
    login    = "Topic: login"
    shipping = "Topic: shipping"
  }
}

resource "intercom_tag" "topic" {
  for_each = local.topics

  name = each.value
}

# For people and companies whose questions come first.
resource "intercom_tag" "vip" {
  name = "First in line"
}
