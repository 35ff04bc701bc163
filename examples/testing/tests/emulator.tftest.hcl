# The provider itself, on an emulated workspace. The settings stand here, so that
# these runs never reach a real one.
provider "intercom" {
  base_url     = "http://127.0.0.1:8085"
  access_token = "emulated"
}

variables {
  topics = { billing = "billing" }
}

run "creates" {
  assert {
    condition     = length(intercom_conversation_attribute.escalation_reason.option_ids) == 3
    error_message = "An option has no id."
  }
}

run "renames_in_place" {
  variables {
    topics = { billing = "money" }
  }

  assert {
    condition     = output.topic_tag_ids == run.creates.topic_tag_ids
    error_message = "Renaming a topic made another tag."
  }
}
