data "intercom_workspace" "current" {}

output "workspace" {
  value = "${data.intercom_workspace.current.name} in ${data.intercom_workspace.current.region}"
}
