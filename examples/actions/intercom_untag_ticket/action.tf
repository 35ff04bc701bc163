data "intercom_admin" "bela" {
  email = "bela@example.com"
}

data "intercom_tag" "vip" {
  name = "VIP customer"
}

action "intercom_untag_ticket" "vip" {
  config {
    ticket_id = "626"
    tag_id    = data.intercom_tag.vip.id
    admin_id  = data.intercom_admin.bela.id
  }
}
