import {
  to = intercom_news_item.exports
  id = "141"
}
