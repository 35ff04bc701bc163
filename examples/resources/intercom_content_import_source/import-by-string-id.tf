import {
  to = intercom_content_import_source.handbook
  id = "36"
}
