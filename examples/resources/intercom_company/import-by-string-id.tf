import {
  to = intercom_company.globex
  id = "6762f0761bb69f9f2193bae2"
}
