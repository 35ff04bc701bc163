# The data model that the workspace has now, in the form that the module takes,
# and an import block for each kind of thing in it. Needed once: after the first
# apply, a file takes its place.

data "intercom_data_attributes" "all" {}

data "intercom_conversation_attributes" "all" {}

data "intercom_ticket_types" "all" {}

data "intercom_ticket_type_attributes" "all" {
  for_each = toset(data.intercom_ticket_types.all.ticket_types[*].id)

  ticket_type_id = each.key
}

data "intercom_tags" "all" {}

data "intercom_teams" "all" {}

locals {
  # Standard attributes are Intercom's own, and so are the title and the
  # description that every ticket type has.
  custom_attributes = [for attribute in data.intercom_data_attributes.all.data_attributes : attribute if attribute.custom && !attribute.archived]

  # A key of each thing that can be renamed: its name, with _ for all but letters
  # and digits. Where that makes one of two names, such as C++ and C#, the id
  # follows after a hyphen, which no such name has.
  signs = "/[^\\pL\\pN]+/"
  conversation_attributes = merge([
    for name, alike in {
      for attribute in data.intercom_conversation_attributes.all.conversation_attributes : replace(lower(attribute.name), local.signs, "_") => attribute...
    } : { for attribute in alike : length(alike) == 1 ? name : "${name}-${attribute.id}" => attribute }
  ]...)
  ticket_types = merge([
    for name, alike in {
      for type in data.intercom_ticket_types.all.ticket_types : replace(lower(type.name), local.signs, "_") => type...
    } : { for type in alike : length(alike) == 1 ? name : "${name}-${type.id}" => type }
  ]...)
  ticket_type_attributes = {
    for key, type in local.ticket_types : key => merge([
      for name, alike in {
        for attribute in data.intercom_ticket_type_attributes.all[type.id].ticket_type_attributes :
        replace(lower(attribute.name), local.signs, "_") => attribute... if !attribute.built_in
      } : { for attribute in alike : length(alike) == 1 ? name : "${name}-${attribute.id}" => attribute }
    ]...)
  }
  tags = merge([
    for name, alike in {
      for tag in data.intercom_tags.all.tags : replace(lower(tag.name), local.signs, "_") => tag...
    } : { for tag in alike : length(alike) == 1 ? name : "${name}-${tag.id}" => tag }
  ]...)

  # Ids of teams differ between workspaces; names do not. Of teams that share a
  # name only the ids tell which is meant.
  team_names = {
    for name, ids in { for team in data.intercom_teams.all.teams : team.name => team.id... } : ids[0] => name if length(ids) == 1
  }

  data_model = {
    contact_attributes = {
      for attribute in local.custom_attributes : attribute.name => {
        data_type          = attribute.data_type
        description        = attribute.description
        options            = attribute.options
        messenger_writable = attribute.messenger_writable
      } if attribute.model == "contact"
    }
    company_attributes = {
      for attribute in local.custom_attributes : attribute.name => {
        data_type          = attribute.data_type
        description        = attribute.description
        options            = attribute.options
        messenger_writable = attribute.messenger_writable
      } if attribute.model == "company"
    }
    conversation_attributes = {
      for key, attribute in local.conversation_attributes : key => {
        name                  = attribute.name
        data_type             = attribute.data_type
        description           = attribute.description
        options               = attribute.options
        multiline             = attribute.multiline
        reference_type        = attribute.reference_type
        reference_object_type = attribute.reference_object_type
        required              = attribute.required
        visible_to_teams      = [for id in attribute.visible_to_team_ids : local.team_names[id] if can(local.team_names[id])]
        visible_to_team_ids   = [for id in attribute.visible_to_team_ids : id if !can(local.team_names[id])]
      }
    }
    ticket_types = {
      for type_key, type in local.ticket_types : type_key => {
        name        = type.name
        description = type.description
        category    = type.category
        icon        = type.icon
        is_internal = type.is_internal
        attributes = {
          for key, attribute in local.ticket_type_attributes[type_key] : key => {
            name                            = attribute.name
            data_type                       = attribute.data_type
            description                     = attribute.description
            options                         = attribute.options
            multiline                       = attribute.multiline
            allow_multiple_values           = attribute.allow_multiple_values
            required_to_create              = attribute.required_to_create
            required_to_create_for_contacts = attribute.required_to_create_for_contacts
            visible_on_create               = attribute.visible_on_create
            visible_to_contacts             = attribute.visible_to_contacts
          }
        }
      }
    }
    tags = { for key, tag in local.tags : key => tag.name }
  }
}

output "data_model" {
  description = "The data model of the workspace, for the file that takes the place of this one."
  value       = local.data_model
}

import {
  for_each = { for attribute in local.custom_attributes : attribute.name => attribute.id if attribute.model == "contact" }

  to = module.data_model.intercom_data_attribute.contact[each.key]
  id = each.value
}

import {
  for_each = { for attribute in local.custom_attributes : attribute.name => attribute.id if attribute.model == "company" }

  to = module.data_model.intercom_data_attribute.company[each.key]
  id = each.value
}

import {
  for_each = local.conversation_attributes

  to = module.data_model.intercom_conversation_attribute.this[each.key]
  id = each.value.id
}

import {
  for_each = local.ticket_types

  to = module.data_model.intercom_ticket_type.this[each.key]
  id = each.value.id
}

import {
  for_each = merge([
    for type_key, attributes in local.ticket_type_attributes : {
      for key, attribute in attributes : "${type_key}/${key}" => "${attribute.ticket_type_id}/${attribute.id}"
    }
  ]...)

  to = module.data_model.intercom_ticket_type_attribute.this[each.key]
  id = each.value
}

import {
  for_each = local.tags

  to = module.data_model.intercom_tag.this[each.key]
  id = each.value.id
}
