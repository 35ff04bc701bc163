terraform-provider-intercom act intercom_upload_ecommerce_catalog <<'END'
{"connector_id": "42939", "path": "products.json"}
END
