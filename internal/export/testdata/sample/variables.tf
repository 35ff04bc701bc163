variable "workspace_id" {
  type        = string
  description = "Id of the workspace that the token must belong to."
  default     = "emu1a2b3"
}
