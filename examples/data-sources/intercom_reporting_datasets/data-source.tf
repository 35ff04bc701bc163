data "intercom_reporting_datasets" "all" {}

# What can be exported of conversations.
output "conversation_attribute_ids" {
  value = one([
    for dataset in data.intercom_reporting_datasets.all.reporting_datasets :
    dataset.attributes[*].qualified_id if dataset.id == "conversation"
  ])
}
