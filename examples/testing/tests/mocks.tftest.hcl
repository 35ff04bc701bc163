# No token, no network: every computed attribute is made up.
mock_provider "intercom" {}

variables {
  topics = {
    billing = "billing"
    login   = "logging in"
  }
}

run "names_the_tags" {
  command = plan

  assert {
    condition     = intercom_tag.topic["login"].name == "Topic: logging in"
    error_message = "The tag of a topic is not named after it."
  }
}

run "knows_the_tag_of_each_topic" {
  assert {
    condition     = output.topic_tag_ids["billing"] != output.topic_tag_ids["login"]
    error_message = "Two topics have one tag."
  }
}

run "refuses_two_topics_of_one_name" {
  command = plan

  variables {
    topics = {
      billing = "billing"
      money   = "Billing"
    }
  }

  expect_failures = [var.topics]
}
