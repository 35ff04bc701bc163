locals {
  # What is between the hyphens, and what comes after them.
  front_matter = "(?s)^---\\r?\\n(?P<front>.*?)\\r?\\n---\\r?\\n(?P<text>.*)$"

  files = { for name in fileset(var.folder, "**/*.md") : name => regex(local.front_matter, file("${var.folder}/${name}")) }

  # Every file with the settings that its front matter leaves out.
  settings = {
    for name, file in local.files : name => merge(
      { description = "", locale = var.locale, collection = null, state = "draft", author = var.author },
      yamldecode(file.front),
    )
  }

  # An article is known by its path: "billing/invoices" is written in
  # billing/invoices.md, and its French translation in billing/invoices.fr.md.
  pages = {
    for name, page in local.settings : name => merge(page, {
      key   = trimsuffix(trimsuffix(name, ".md"), ".${page.locale}")
      state = var.publish ? page.state : "draft"
      links = [for link in regexall(local.link[page.locale], local.files[name].text) : link[0]]
      text = replace(
        replace(trimspace(local.files[name].text), "/${local.image}/", "](${var.images_url == null ? "" : var.images_url}/$1)"),
        "/${local.link[page.locale]}/", "](${local.stable_url}/${page.locale}/$1$2)",
      )
    })
  }

  # Links to images and articles as they work in the repository, too: paths from
  # the folder. A link leads to the article in the language that it is written in.
  image = "\\]\\(/([^()\\s]+\\.(?:gif|jpe?g|png|svg|webp))\\)"
  link  = { for locale in distinct([for page in local.settings : page.locale]) : locale => "\\]\\(/([^()\\s]+?)(?:\\.${locale})?\\.md(#[^()\\s]*)?\\)" }

  articles     = { for page in local.pages : page.key => page if page.locale == var.locale }
  translations = { for page in local.pages : page.key => page... if page.locale != var.locale }
}

# The ids of the authors, who are named by their e-mail addresses.
data "intercom_admin" "author" {
  for_each = toset([for page in local.pages : page.author])

  email = each.key
}

data "intercom_help_center" "this" {
  count = var.help_center == null ? 0 : 1

  identifier = var.help_center
}

resource "intercom_article" "this" {
  for_each = local.articles

  title         = each.value.title
  description   = each.value.description
  author_id     = data.intercom_admin.author[each.value.author].id
  parent_id     = each.value.collection == null ? null : local.collection_ids[each.value.collection]
  state         = each.value.state
  body_markdown = each.value.text

  translated_content = {
    for page in lookup(local.translations, each.key, []) : page.locale => {
      title         = page.title
      description   = page.description
      author_id     = data.intercom_admin.author[page.author].id
      state         = page.state
      body_markdown = page.text
    }
  }

  lifecycle {
    precondition {
      condition     = each.value.collection == null || contains(keys(local.collections), coalesce(each.value.collection, "-"))
      error_message = "${each.key} is in the collection ${coalesce(each.value.collection, "-")}, which collections.yml does not have."
    }

    precondition {
      condition     = length(setsubtract(local.links[each.key], local.linked)) == 0
      error_message = "${each.key} links to ${join(", ", setsubtract(local.links[each.key], local.linked))}: not an article that is published in a collection."
    }

    precondition {
      condition     = length(local.links[each.key]) == 0 || var.help_center != null
      error_message = "${each.key} links to other articles, which takes the variable help_center."
    }
  }
}

locals {
  # What each published article links to, in any language. A draft may link to
  # what is not there yet.
  links = {
    for key, article in local.articles : key => toset(flatten([
      for page in concat([article], lookup(local.translations, key, [])) : page.state == "published" ? page.links : []
    ]))
  }
}
