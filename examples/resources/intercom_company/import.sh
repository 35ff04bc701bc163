terraform import intercom_company.globex '6762f0761bb69f9f2193bae2'
