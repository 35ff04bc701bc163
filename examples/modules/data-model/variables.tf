# Where a thing has a name that can change, the key of the map is for Terraform
# alone: it stays when the name changes, and so does the thing.

variable "contact_attributes" {
  description = "Custom attributes of contacts, by name. data_type is string, integer, float, boolean, date, datetime or options."
  type = map(object({
    data_type          = string
    description        = optional(string)
    options            = optional(list(string)) # for options
    messenger_writable = optional(bool)
  }))
  default  = {}
  nullable = false
}

variable "company_attributes" {
  description = "Custom attributes of companies, by name, as those of contacts."
  type = map(object({
    data_type          = string
    description        = optional(string)
    options            = optional(list(string))
    messenger_writable = optional(bool)
  }))
  default  = {}
  nullable = false

  validation {
    condition     = length(setintersection(keys(var.company_attributes), keys(var.contact_attributes))) == 0
    error_message = "Contacts and companies cannot have custom attributes of the same name; Intercom refuses the second one."
  }
}

variable "conversation_attributes" {
  description = "Attributes of conversations, by a key of your own. data_type is string, integer, decimal, boolean, datetime, list, relationship or files."
  type = map(object({
    name                  = string
    data_type             = string
    description           = optional(string)
    options               = optional(list(string)) # for list
    multiline             = optional(bool)         # for string
    reference_type        = optional(string)       # for relationship: one or many
    reference_object_type = optional(string)       # for relationship: identifier of the type of custom objects
    required              = optional(bool)
    # Names and ids of teams are added up; without any, every team sees it. Names
    # are the same in every workspace.
    visible_to_teams    = optional(set(string), [])
    visible_to_team_ids = optional(set(string), [])
  }))
  default  = {}
  nullable = false
}

variable "ticket_types" {
  description = "Ticket types and the attributes that their forms ask for, each by a key of your own. data_type is string, integer, decimal, boolean, datetime, list or files."
  type = map(object({
    name        = string
    description = optional(string)
    category    = optional(string) # Customer, Back-office or Tracker
    icon        = optional(string) # one emoji
    is_internal = optional(bool)
    attributes = optional(map(object({
      name                            = string
      data_type                       = string
      description                     = optional(string)
      options                         = optional(list(string)) # for list
      multiline                       = optional(bool)         # for string
      allow_multiple_values           = optional(bool)         # for files
      required_to_create              = optional(bool)
      required_to_create_for_contacts = optional(bool)
      visible_on_create               = optional(bool)
      visible_to_contacts             = optional(bool)
    })), {})
  }))
  default  = {}
  nullable = false

  validation {
    condition     = alltrue([for key, type in var.ticket_types : !strcontains(key, "/")])
    error_message = "The key of a ticket type cannot hold a slash: it stands before one in the keys of its attributes."
  }
}

variable "tags" {
  description = "Names of tags, by a key of your own."
  type        = map(string)
  default     = {}
  nullable    = false
}
