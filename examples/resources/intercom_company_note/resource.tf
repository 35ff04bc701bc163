resource "intercom_company_note" "contract" {
  company_id = "6762f0761bb69f9f2193ba01"
  body       = "<p>The contract is renewed every <b>March</b>.</p>"
}
