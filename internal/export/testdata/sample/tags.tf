resource "intercom_tag" "churn_risk" {
  name = "Churn risk"
}

resource "intercom_tag" "feature_request" {
  name = "Feature request"
}

resource "intercom_tag" "vip_customer" {
  name = "VIP customer"
}

resource "intercom_article_tag" "create_an_account_feature_request" {
  article_id = intercom_article.create_an_account.id
  tag_id     = intercom_tag.feature_request.id
  admin_id   = data.intercom_admin.ada.id
}

resource "intercom_company_tag" "crm_1_vip_customer" {
  company_id = intercom_company.crm_1.id
  tag_id     = intercom_tag.vip_customer.id
}

resource "intercom_contact_tag" "u_2_vip_customer" {
  contact_id = intercom_contact.u_2.id
  tag_id     = intercom_tag.vip_customer.id
}

resource "intercom_content_snippet_tag" "reset_a_password_vip_customer" {
  content_snippet_id = intercom_content_snippet.reset_a_password.id
  tag_id             = intercom_tag.vip_customer.id
}

resource "intercom_conversation_tag" "_471_churn_risk" {
  conversation_id = "471" # conversation ids differ from workspace to workspace
  tag_id          = intercom_tag.churn_risk.id
  admin_id        = data.intercom_admin.bela.id
}

resource "intercom_internal_article_tag" "refunds_step_by_step_vip_customer" {
  internal_article_id = intercom_internal_article.refunds_step_by_step.id
  tag_id              = intercom_tag.vip_customer.id
  admin_id            = data.intercom_admin.bela.id
}
