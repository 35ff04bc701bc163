resource "intercom_folder" "docs" {
  name        = "Product & API"
  description = "What is published, and drafts of it"
  emoji       = "📚"
}

# A folder in it.
resource "intercom_folder" "drafts" {
  name             = "Drafts"
  parent_folder_id = intercom_folder.docs.id
}
