data "intercom_workflow" "triage" {
  ruleset_id = "391" # from https://app.intercom.com/a/apps/<app_id>/automation/workflows/391
}

output "triage_is_live" {
  value = data.intercom_workflow.triage.state == "live"
}

output "triage_steps" {
  value = jsondecode(data.intercom_workflow.triage.definition).workflow.snapshot
}
