# Customers on a plan. Who says nothing of roles means all of them.
resource "intercom_audience" "enterprise" {
  name = "Enterprise customers"

  predicates = [
    {
      attribute  = "custom_attributes.plan"
      type       = "string"
      comparison = "eq"
      value      = "enterprise"
    },
  ]
}

# Users of one company.
resource "intercom_audience" "acme" {
  name = "Users at Acme"

  predicates = [
    {
      attribute  = "company.name"
      type       = "string"
      comparison = "contains"
      value      = "Acme"
    },
  ]

  role_predicates = [
    {
      attribute  = "role"
      type       = "role"
      comparison = "in"
      values     = ["user_role"]
    },
  ]
}
