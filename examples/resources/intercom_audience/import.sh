# By id:
terraform import intercom_audience.enterprise 5678

# By name:
terraform import intercom_audience.enterprise 'name:Enterprise customers'
