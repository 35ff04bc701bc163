# By id:
terraform import intercom_data_connector.order_status 351

# By name:
terraform import intercom_data_connector.order_status 'name:Order status'
