data "intercom_folders" "all" {}

output "folder_ids" {
  value = { for folder in data.intercom_folders.all.folders : folder.id => folder.name }
}
