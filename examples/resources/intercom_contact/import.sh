# By id:
terraform import intercom_contact.smoke_test 6762f0dd1bb69f9f21930001

# By your own id, which finds users:
terraform import intercom_contact.smoke_test 'external_id:smoke-test'

# By e-mail address, where no other contact has it:
terraform import intercom_contact.smoke_test 'email:smoke-test@example.com'
