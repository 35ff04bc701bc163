terraform import intercom_news_item.exports 141
