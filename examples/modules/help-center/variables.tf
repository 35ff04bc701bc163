variable "folder" {
  description = "Folder with collections.yml and the articles: Markdown files that begin with front matter."
  type        = string
  nullable    = false

  validation {
    condition     = fileexists("${var.folder}/collections.yml")
    error_message = "There is no collections.yml in ${var.folder}."
  }

  validation {
    condition = alltrue([
      for name in fileset(var.folder, "**/*.md") : can(yamldecode(regex(local.front_matter, file("${var.folder}/${name}")).front).title)
    ])
    error_message = "An article begins with a line of three hyphens, YAML with a title, and three hyphens again. These files do not: ${join(", ", [
      for name in fileset(var.folder, "**/*.md") : name if !can(yamldecode(regex(local.front_matter, file("${var.folder}/${name}")).front).title)
    ])}."
  }
}

variable "author" {
  description = "E-mail address of the teammate who is shown as the author of articles that name none."
  type        = string
  nullable    = false
}

variable "locale" {
  description = "Default language of the workspace: that of files and collections without a locale."
  type        = string
  default     = "en"
  nullable    = false
}

variable "help_center" {
  description = "Identifier of the help center, the last part of its address at intercom.help. Links between articles need it."
  type        = string
  default     = null
}

variable "images_url" {
  description = "Where the images are that articles refer to with a path from the folder, as in /images/menu.png."
  type        = string
  default     = null
}

variable "publish" {
  description = "Whether articles with the state published are published. With false all are drafts, for a review or a test workspace."
  type        = bool
  default     = true
  nullable    = false
}
