import {
  to = intercom_folder.docs
  id = "6"
}
