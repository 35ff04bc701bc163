resource "intercom_data_attribute" "contact" {
  for_each = var.contact_attributes

  model              = "contact"
  name               = each.key
  description        = each.value.description
  data_type          = each.value.data_type
  options            = each.value.options
  messenger_writable = each.value.messenger_writable
}

resource "intercom_data_attribute" "company" {
  for_each = var.company_attributes

  model              = "company"
  name               = each.key
  description        = each.value.description
  data_type          = each.value.data_type
  options            = each.value.options
  messenger_writable = each.value.messenger_writable
}

# The ids of teams that are named.
data "intercom_team" "this" {
  for_each = toset(flatten([for attribute in var.conversation_attributes : attribute.visible_to_teams]))

  name = each.key
}

resource "intercom_conversation_attribute" "this" {
  for_each = var.conversation_attributes

  name                  = each.value.name
  description           = each.value.description
  data_type             = each.value.data_type
  options               = each.value.options
  multiline             = each.value.multiline
  reference_type        = each.value.reference_type
  reference_object_type = each.value.reference_object_type
  required              = each.value.required
  visible_to_team_ids = setunion(
    each.value.visible_to_team_ids,
    [for name in each.value.visible_to_teams : data.intercom_team.this[name].id],
  )
}

resource "intercom_ticket_type" "this" {
  for_each = var.ticket_types

  name        = each.value.name
  description = each.value.description
  category    = each.value.category
  icon        = each.value.icon
  is_internal = each.value.is_internal
}

locals {
  # "<key of the ticket type>/<key of the attribute>" to the attribute.
  ticket_type_attributes = merge([
    for type_key, type in var.ticket_types : {
      for key, attribute in type.attributes : "${type_key}/${key}" => merge(attribute, { ticket_type = type_key })
    }
  ]...)
}

resource "intercom_ticket_type_attribute" "this" {
  for_each = local.ticket_type_attributes

  ticket_type_id                  = intercom_ticket_type.this[each.value.ticket_type].id
  name                            = each.value.name
  description                     = each.value.description
  data_type                       = each.value.data_type
  options                         = each.value.options
  multiline                       = each.value.multiline
  allow_multiple_values           = each.value.allow_multiple_values
  required_to_create              = each.value.required_to_create
  required_to_create_for_contacts = each.value.required_to_create_for_contacts
  visible_on_create               = each.value.visible_on_create
  visible_to_contacts             = each.value.visible_to_contacts
}

resource "intercom_tag" "this" {
  for_each = var.tags

  name = each.value
}
