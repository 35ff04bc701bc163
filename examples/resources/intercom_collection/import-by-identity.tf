import {
  to = intercom_collection.guides
  identity = {
    id = "6871118"
  }
}
