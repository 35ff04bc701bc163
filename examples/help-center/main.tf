terraform {
  required_version = ">= 1.11"

  required_providers {
    intercom = {
      source  = "terraform-provider-intercom/intercom"
      version = "~> 0.1"
    }
  }
}

# Everything comes from the environment: INTERCOM_ACCESS_TOKEN, and
# INTERCOM_BASE_URL where the workspace is an emulated one.
provider "intercom" {}

# Off in a test workspace, which cannot publish articles.
variable "publish" {
  type    = bool
  default = true
}

module "help_center" {
  source = "../modules/help-center"

  folder      = "${path.module}/articles"
  author      = "dara@example.com"
  help_center = "acme-help"
  images_url  = "https://static.example.com/help"
  publish     = var.publish
}

output "article_urls" {
  description = "Where each published article is."
  value       = module.help_center.article_urls
}
