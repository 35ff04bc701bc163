resource "intercom_tag" "escalated" {
  name = "Escalated to engineering"
}

resource "intercom_tag" "praise" {
  name = "Feedback: praise"
}
