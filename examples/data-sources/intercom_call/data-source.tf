data "intercom_call" "export" {
  id = "395"
}
