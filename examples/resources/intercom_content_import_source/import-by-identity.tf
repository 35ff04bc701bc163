import {
  to = intercom_content_import_source.handbook
  identity = {
    id = "36"
  }
}
