# By id:
terraform import intercom_data_attribute.health 12878

# By model and name:
terraform import intercom_data_attribute.health contact/account_health
