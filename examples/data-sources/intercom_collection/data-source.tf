data "intercom_collection" "getting_started" {
  name = "Getting started"
}

# A collection in it.
resource "intercom_collection" "first_steps" {
  name      = "First steps"
  parent_id = data.intercom_collection.getting_started.id
}
