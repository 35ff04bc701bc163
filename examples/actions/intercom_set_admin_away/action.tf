data "intercom_admin" "bela" {
  email = "bela@example.com"
}

action "intercom_set_admin_away" "bela" {
  config {
    admin_id = data.intercom_admin.bela.id
    away     = true
    reassign = true
  }
}

action "intercom_set_admin_away" "back" {
  config {
    admin_id = data.intercom_admin.bela.id
    away     = false
  }
}
