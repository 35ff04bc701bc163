data "intercom_admin" "bela" {
  email = "bela@example.com"
}

data "intercom_away_status_reason" "training" {
  label = "In training"
}

action "intercom_set_admin_away" "bela" {
  config {
    admin_id              = data.intercom_admin.bela.id
    away                  = true
    reassign              = true
    away_status_reason_id = data.intercom_away_status_reason.training.id
  }
}

action "intercom_set_admin_away" "back" {
  config {
    admin_id = data.intercom_admin.bela.id
    away     = false
  }
}
