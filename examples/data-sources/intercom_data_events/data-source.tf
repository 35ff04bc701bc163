# The last ten things that a user did.
data "intercom_data_events" "latest" {
  external_id = "u-1"
  limit       = 10
}

output "orders" {
  description = "What was paid for the orders among them, in cents."
  value = [
    for event in data.intercom_data_events.latest.data_events : jsondecode(event.metadata["price"]).amount
    if event.name == "placed-order"
  ]
}
