# The URL of an article is known when it has been created, and articles link to
# each other in circles. So each has a second URL that its path tells, which the
# help center redirects to it: links lead there.
locals {
  stable_url = "${join("", data.intercom_help_center.this[*].url)}/go"

  # What can be linked to, by "<locale>/<key>".
  redirects = var.help_center == null ? {} : {
    for page in local.pages : "${page.locale}/${page.key}" => page
    if page.state == "published" && lookup(local.articles, page.key, page).collection != null
  }
  linked = toset([for page in local.redirects : page.key])
}

resource "intercom_help_center_redirect" "this" {
  for_each = local.redirects

  help_center_id = data.intercom_help_center.this[0].id
  from_url       = "${local.stable_url}/${each.key}"
  locale         = each.value.locale
  target_type    = "article"
  target_id      = intercom_article.this[each.value.key].id
}
