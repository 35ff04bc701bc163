resource "intercom_conversation_attribute" "urgency" {
  name                = "Urgency"
  data_type           = "list"
  options             = ["Can wait", "Today", "Now"]
  visible_to_team_ids = [data.intercom_team.support.id]
}
