data "intercom_team" "billing" {
  name = "Billing"
}

data "intercom_admin" "cleo" {
  email = "cleo@example.com"
}

data "intercom_admin" "bela" {
  email = "bela@example.com"
}

resource "intercom_team_membership" "billing" {
  team_id             = data.intercom_team.billing.id
  admin_ids           = [data.intercom_admin.cleo.id, data.intercom_admin.bela.id]
  secondary_admin_ids = [data.intercom_admin.bela.id]
}
