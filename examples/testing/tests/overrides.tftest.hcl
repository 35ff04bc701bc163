# Where what is made up matters, say what it is.
mock_provider "intercom" {
  override_data {
    target = data.intercom_team.escalation
    values = {
      id   = "5017690"
      name = "Support"
    }
  }
}

variables {
  topics = { billing = "billing" }
}

run "shows_the_attribute_to_the_team" {
  override_resource {
    target = intercom_tag.topic["billing"]
    values = { id = "1001" }
  }

  assert {
    condition     = contains(intercom_conversation_attribute.escalation_reason.visible_to_team_ids, "5017690")
    error_message = "The team does not see the attribute."
  }

  assert {
    condition     = output.topic_tag_ids["billing"] == "1001"
    error_message = "The output has another id than the tag."
  }
}
