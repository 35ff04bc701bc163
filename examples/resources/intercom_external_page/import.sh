# By id:
terraform import intercom_external_page.refunds 18

# By the id of the source and your own id of the page:
terraform import intercom_external_page.refunds 36/refunds
