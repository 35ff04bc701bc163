data "intercom_article" "account" {
  title = "Create an account"
}

# To be reviewed before readers see it.
action "intercom_stage_article_draft" "account" {
  config {
    article_id  = data.intercom_article.account.id
    description = "The first step, which takes a minute"

    # Or of a file: file("${path.module}/articles/account.md")
    body_markdown = <<-EOT
      1. Choose *Sign up*.
      2. Confirm your address.
      3. Choose a password.
    EOT
  }
}
