data "intercom_help_center" "acme" {
  identifier = "acme-help" # or the default one: default = true
}

resource "intercom_collection" "guides" {
  name           = "Guides"
  help_center_id = data.intercom_help_center.acme.id
}
