import {
  to = intercom_news_item.exports
  identity = {
    id = "141"
  }
}
