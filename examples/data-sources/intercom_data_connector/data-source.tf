data "intercom_data_connector" "tracking" {
  name = "Parcel tracking"
}
