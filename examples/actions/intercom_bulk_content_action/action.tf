data "intercom_tag" "vip" {
  name = "VIP customer"
}

action "intercom_bulk_content_action" "tag" {
  config {
    action      = "update_tags"
    add_tag_ids = [data.intercom_tag.vip.id]
    content = [
      { type = "article", id = "322" },
      { type = "internal_article", id = "81" },
    ]
  }
}

# Articles are named in each language: intercom_content_search tells the ids.
action "intercom_bulk_content_action" "no_copilot" {
  config {
    action                  = "set_availability"
    ai_copilot_availability = false
    content = [
      { type = "article_content", id = "321000" },
      { type = "content_snippet", id = "85" },
    ]
  }
}
