import {
  to = intercom_contact_subscription.uma_news
  identity = {
    contact_id           = "6762f0dd1bb69f9f21930001"
    subscription_type_id = "91"
  }
}
