# Users who signed up this year, and belong to Bela or to Cleo.
data "intercom_contacts" "new_users" {
  filter {
    field    = "role"
    operator = "="
    value    = "user"
  }
  filter {
    field    = "signed_up_at"
    operator = ">"
    value    = "2026-01-01T00:00:00Z"
  }
  filter {
    field    = "owner_id"
    operator = "IN"
    values   = ["991267460", "991267461"]
  }
}

# Contacts of the pro plan, or with an address of the company's own.
data "intercom_contacts" "ours" {
  match = "any"

  filter {
    field    = "custom_attributes.plan"
    operator = "="
    value    = "pro"
  }
  group {
    filter {
      field    = "email"
      operator = "$"
      value    = "@example.com"
    }
    filter {
      field    = "role"
      operator = "!="
      value    = "lead"
    }
  }
}

output "plans" {
  value = {
    for contact in data.intercom_contacts.ours.contacts :
    contact.id => lookup(contact.custom_attributes, "plan", null)
  }
}
