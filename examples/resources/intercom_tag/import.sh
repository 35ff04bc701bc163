# By id:
terraform import intercom_tag.escalated 7522907

# By name, whatever its case:
terraform import intercom_tag.escalated 'name:Escalated to engineering'
