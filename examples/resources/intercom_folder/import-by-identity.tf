import {
  to = intercom_folder.docs
  identity = {
    id = "6"
  }
}
