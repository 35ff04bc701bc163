import {
  to = intercom_contact_subscription.uma_news
  id = "6762f0dd1bb69f9f21930001/91"
}
