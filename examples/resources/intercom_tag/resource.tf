resource "intercom_tag" "escalated" {
  name = "Escalated to engineering"
}

# One tag for each kind of feedback.
resource "intercom_tag" "feedback" {
  for_each = toset(["Praise", "Complaint", "Idea"])

  name = "Feedback: ${each.key}"
}
