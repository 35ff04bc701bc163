data "intercom_ticket_type" "bug_report" {
  name = "Bug report"
}

data "intercom_ticket_type_attributes" "bug_report" {
  ticket_type_id = data.intercom_ticket_type.bug_report.id
}

output "fields" {
  description = "Fields of the form, and how intercom_ticket_type_attribute imports each."
  value = {
    for attribute in data.intercom_ticket_type_attributes.bug_report.ticket_type_attributes :
    attribute.name => "${attribute.ticket_type_id}/${attribute.id}"
  }
}
