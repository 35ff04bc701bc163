# Set it with the environment variable TF_VAR_messenger_secret.
variable "messenger_secret" {
  type      = string
  sensitive = true
  ephemeral = true
  default   = "only for trying it out"
}

ephemeral "intercom_messenger_token" "smoke_test" {
  user_id   = "u-1"
  secret    = var.messenger_secret
  valid_for = "10m"

  claims = {
    email = "uma@example.com"
    plan  = "pro"
  }
}

# A token cannot be an output of a root module. Provisioners, providers and
# write-only arguments take it.
resource "terraform_data" "smoke_test" {
  provisioner "local-exec" {
    command = "echo \"A test of the website would log u-1 in with a token of $${#MESSENGER_TOKEN} characters.\""

    environment = {
      MESSENGER_TOKEN = ephemeral.intercom_messenger_token.smoke_test.token
    }
  }
}
