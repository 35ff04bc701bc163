data "intercom_admin" "bela" {
  email = "bela@example.com"
}

data "intercom_team" "billing" {
  name = "Billing"
}

action "intercom_manage_conversation" "assign" {
  config {
    conversation_id  = "471"
    admin_id         = data.intercom_admin.bela.id
    team_assignee_id = data.intercom_team.billing.id
  }
}

action "intercom_manage_conversation" "close" {
  config {
    conversation_id = "471"
    admin_id        = data.intercom_admin.bela.id
    state           = "closed"
  }
}
