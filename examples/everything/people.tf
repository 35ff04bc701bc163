resource "intercom_data_attribute" "loyalty" {
  model       = "contact"
  name        = "loyalty"
  description = "How long somebody has been a customer"
  data_type   = "options"
  options     = ["New", "Regular", "For years"]
}

resource "intercom_data_attribute" "branches" {
  model     = "company"
  name      = "branches"
  data_type = "integer"
}

resource "intercom_contact" "customer" {
  role        = "user"
  external_id = "shop-1"
  email       = "smoke-test@globex.example.com"
  name        = "Smoke test"
  owner_id    = data.intercom_admin.bela.id

  custom_attributes = {
    (intercom_data_attribute.loyalty.name) = "For years"
  }
}

resource "intercom_contact_note" "invoices" {
  contact_id = intercom_contact.customer.id
  admin_id   = data.intercom_admin.cleo.id
  body       = "Invoices go to accounts@globex.example.com."
}

resource "intercom_contact_subscription" "customer_news" {
  contact_id           = intercom_contact.customer.id
  subscription_type_id = data.intercom_subscription_type.news.id
  consent_type         = "opt_out"
}

resource "intercom_company" "globex" {
  external_id = "crm-globex"
  name        = "Globex"
  plan        = "Enterprise"

  custom_attributes = {
    (intercom_data_attribute.branches.name) = 12
  }
}

resource "intercom_contact_company" "customer_globex" {
  contact_id = intercom_contact.customer.id
  company_id = intercom_company.globex.id
}

resource "intercom_company_note" "contract" {
  company_id = intercom_contact_company.customer_globex.company_id
  body       = "<p>The contract is renewed every <b>March</b>.</p>"
}

resource "intercom_custom_object_instance" "order" {
  object_type = "Order"
  external_id = "order-1"

  custom_attributes = {
    order_number = "ORDER-1"
    total_amount = 99.99
    paid         = true
  }
}
