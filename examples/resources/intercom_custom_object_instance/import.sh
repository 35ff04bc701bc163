# By Intercom's id:
terraform import intercom_custom_object_instance.order Order/22

# By your own id:
terraform import intercom_custom_object_instance.order 'Order/external_id:1042'
