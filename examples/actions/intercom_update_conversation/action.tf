action "intercom_update_conversation" "export" {
  config {
    conversation_id = "471"
    title           = "Export of large lists fails"
    custom_attributes = {
      "Product area" = "Billing"
    }
  }
}
