# By id:
terraform import intercom_dynamic_content.delivery_time 811

# By name:
terraform import intercom_dynamic_content.delivery_time 'name:Delivery time'
