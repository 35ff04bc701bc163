locals {
  # collections.yml has a key for each, with its name and what may be left out.
  collections = {
    for key, collection in yamldecode(file("${var.folder}/collections.yml")) : key => merge(
      { description = "", parent = null, translations = {} },
      collection,
    )
  }

  # Intercom has three levels. A resource cannot refer to itself, so that each
  # level is one of its own.
  top    = { for key, collection in local.collections : key => collection if collection.parent == null }
  second = { for key, collection in local.collections : key => collection if contains(keys(local.top), coalesce(collection.parent, "/")) }
  third  = { for key, collection in local.collections : key => collection if contains(keys(local.second), coalesce(collection.parent, "/")) }

  collection_ids = merge(
    { for key, collection in intercom_collection.top : key => collection.id },
    { for key, collection in intercom_collection.second : key => collection.id },
    { for key, collection in intercom_collection.third : key => collection.id },
  )
}

resource "intercom_collection" "top" {
  for_each = local.top

  name               = each.value.name
  description        = each.value.description
  help_center_id     = one(data.intercom_help_center.this[*].id)
  translated_content = each.value.translations

  lifecycle {
    precondition {
      condition     = length(local.collections) == length(local.top) + length(local.second) + length(local.third)
      error_message = "In collections.yml, these are in a collection that is not there, or below the third level: ${join(", ", setsubtract(keys(local.collections), keys(merge(local.top, local.second, local.third))))}."
    }
  }
}

resource "intercom_collection" "second" {
  for_each = local.second

  name               = each.value.name
  description        = each.value.description
  parent_id          = intercom_collection.top[each.value.parent].id
  translated_content = each.value.translations
}

resource "intercom_collection" "third" {
  for_each = local.third

  name               = each.value.name
  description        = each.value.description
  parent_id          = intercom_collection.second[each.value.parent].id
  translated_content = each.value.translations
}
