# Nothing finds an archived contact but its id.
action "intercom_unarchive_contact" "wanda" {
  config {
    contact_id = "6762f0dd1bb69f9f21930004"
  }
}
