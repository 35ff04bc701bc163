data "intercom_note" "fair" {
  id = "61"
}

output "about" {
  value = data.intercom_note.fair.contact_id
}
