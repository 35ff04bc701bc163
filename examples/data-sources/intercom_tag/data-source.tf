data "intercom_tag" "feature_request" {
  name = "Feature request"
}

output "feature_request_id" {
  value = data.intercom_tag.feature_request.id
}
