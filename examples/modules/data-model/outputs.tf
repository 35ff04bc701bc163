output "contact_attribute_names" {
  description = "Names under which contacts have values in custom_attributes. Refer to these, so that the attribute is created before the value."
  value       = { for name, attribute in intercom_data_attribute.contact : name => attribute.name }
}

output "company_attribute_names" {
  description = "Names under which companies have values in custom_attributes."
  value       = { for name, attribute in intercom_data_attribute.company : name => attribute.name }
}

output "conversation_attributes" {
  description = "Id of each attribute of conversations, and the ids of its options by label."
  value = {
    for key, attribute in intercom_conversation_attribute.this : key => { id = attribute.id, option_ids = attribute.option_ids }
  }
}

output "ticket_types" {
  description = "Id of each ticket type, and of each of its attributes with the ids of its options by label, which is what tickets hold."
  value = {
    for type_key, type in intercom_ticket_type.this : type_key => {
      id = type.id
      attributes = {
        for key in keys(var.ticket_types[type_key].attributes) : key => {
          id         = intercom_ticket_type_attribute.this["${type_key}/${key}"].id
          option_ids = intercom_ticket_type_attribute.this["${type_key}/${key}"].option_ids
        }
      }
    }
  }
}

output "tag_ids" {
  description = "Id of each tag."
  value       = { for key, tag in intercom_tag.this : key => tag.id }
}
