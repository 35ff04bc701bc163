resource "intercom_company" "crm_1" {
  name        = "Acme"
  external_id = "crm-1"
  custom_attributes = {
    health = 0.75
    market = "EMEA"
  }
  industry          = "Manufacturing"
  monthly_spend     = 1200
  plan              = "Enterprise"
  remote_created_at = "2024-12-18T16:00:00Z"
  size              = 250
  website           = "https://acme.example.com"

  depends_on = [intercom_data_attribute.company_health, intercom_data_attribute.company_market]
}

resource "intercom_company" "crm_2" {
  name          = "Bolt & Sons"
  external_id   = "crm/2"
  monthly_spend = 0
  size          = 0
}

resource "intercom_contact" "_8f1c0000_0000_4000_8000_000000000003" {
  name                     = "Uma before she signed up"
  email                    = "uma@example.com"
  external_id              = "8f1c0000-0000-4000-8000-000000000003"
  role                     = "lead"
  unsubscribed_from_emails = false
}

resource "intercom_contact" "u_1" {
  name   = "Uma User"
  avatar = "https://example.com/uma.png"
  custom_attributes = {
    beta       = true
    plan       = "pro"
    seats      = 5
    trial_ends = "2024-12-18T16:00:00Z"
  }
  email                    = "uma@example.com"
  external_id              = "u-1"
  owner_id                 = data.intercom_admin.bela.id
  phone                    = "+353851234567"
  role                     = "user"
  signed_up_at             = "2024-12-18T16:00:00Z"
  unsubscribed_from_emails = false

  depends_on = [
    intercom_data_attribute.contact_beta,
    intercom_data_attribute.contact_plan,
    intercom_data_attribute.contact_seats,
    intercom_data_attribute.contact_trial_ends,
  ]
}

resource "intercom_contact" "u_2" {
  name                     = "Viktor User"
  email                    = "viktor@example.com"
  external_id              = "u/2"
  role                     = "user"
  unsubscribed_from_emails = false
}

resource "intercom_contact_company" "u_1_crm_1" {
  contact_id = intercom_contact.u_1.id
  company_id = intercom_company.crm_1.id
}

resource "intercom_contact_company" "u_1_crm_2" {
  contact_id = intercom_contact.u_1.id
  company_id = intercom_company.crm_2.id
}

resource "intercom_contact_company" "u_2_crm_1" {
  contact_id = intercom_contact.u_2.id
  company_id = intercom_company.crm_1.id
}

resource "intercom_company_note" "company_note_62" {
  company_id = intercom_company.crm_1.id
  body       = "<p>Pays by invoice.</p>"
  admin_id   = data.intercom_admin.ada.id
}

resource "intercom_contact_note" "contact_note_61" {
  contact_id = intercom_contact.u_1.id
  body       = "<p>Met Uma at the fair; she asks for a quote.</p>"
  admin_id   = data.intercom_admin.bela.id
}

resource "intercom_contact_subscription" "u_2_91" {
  contact_id           = intercom_contact.u_2.id
  subscription_type_id = data.intercom_subscription_type.product_news.id
}
