resource "intercom_collection" "guides" {
  name        = "Guides"
  description = "How to do things"

  # For a workspace with several languages.
  translated_content = {
    fr = {
      name        = "Guides pratiques"
      description = "Comment faire"
    }
    "pt-BR" = {
      name = "Guias"
    }
  }
}

# A collection in it.
resource "intercom_collection" "billing" {
  name      = "Billing"
  parent_id = intercom_collection.guides.id
}
