import {
  to = intercom_collection.guides
  id = "6871118"
}
