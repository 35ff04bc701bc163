data "intercom_admin" "bela" {
  email = "bela@example.com"
}

data "intercom_tag" "request" {
  name = "Feature request"
}

action "intercom_tag_ticket" "request" {
  config {
    ticket_id = "626"
    tag_id    = data.intercom_tag.request.id
    admin_id  = data.intercom_admin.bela.id
  }
}
