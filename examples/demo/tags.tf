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
