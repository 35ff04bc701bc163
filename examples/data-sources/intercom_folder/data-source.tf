data "intercom_folder" "docs" {
  name = "Product docs"
}

# One in it, of a name that others may have.
data "intercom_folder" "drafts" {
  name             = "Drafts"
  parent_folder_id = data.intercom_folder.docs.id
}
