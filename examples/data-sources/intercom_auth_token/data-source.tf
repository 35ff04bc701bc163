data "intercom_auth_token" "crm" {
  name = "CRM"
}
