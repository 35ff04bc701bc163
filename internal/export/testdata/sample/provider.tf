# INTERCOM_ACCESS_TOKEN has the token. With that of another workspace nothing is planned, read or written.
provider "intercom" {
  workspace_id = var.workspace_id
}
