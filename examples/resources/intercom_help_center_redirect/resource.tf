data "intercom_help_center" "acme" {
  identifier = "acme-help"
}

resource "intercom_collection" "guides" {
  name           = "Guides"
  help_center_id = data.intercom_help_center.acme.id
}

resource "intercom_help_center_redirect" "manual" {
  help_center_id = data.intercom_help_center.acme.id
  from_url       = "${data.intercom_help_center.acme.url}/manual"
  locale         = "en"
  target_type    = "collection"
  target_id      = intercom_collection.guides.id
}
