package conversations_test

import (
	"strings"
	"testing"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/acctest"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/emulator"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/session"
)

func TestUpdateConversation(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	id := emulator.SampleClosedConversationID
	for _, config := range []session.Config{
		{"read": false}, {"title": "Renamed"}, {"custom_attributes": map[string]any{"Product area": "Billing"}},
	} {
		config["conversation_id"] = id
		if _, err := w.Invoke("intercom_update_conversation", config, nil); err != nil {
			t.Error(err)
		}
	}
	now := w.Do("GET", "/conversations/"+id, nil)
	values, _ := now["custom_attributes"].(map[string]any)
	if now["read"] != false || now["title"] != "Renamed" || values["Product area"] != "Billing" {
		t.Errorf("%v", now)
	}
	for want, one := range map[string]struct{ config, settings session.Config }{
		"At least one of these attributes":                {session.Config{}, nil},
		`title requires api_version "2.13" or newer`:      {session.Config{"title": "New"}, session.Config{"api_version": "2.12"}},
		`custom_attributes requires api_version "2.12" o`: {session.Config{"custom_attributes": map[string]any{"a": "b"}}, session.Config{"api_version": "2.11"}},
		"custom_attributes must be an object of strings":  {session.Config{"custom_attributes": "b"}, nil},
	} {
		one.config["conversation_id"] = id
		if _, err := w.Invoke("intercom_update_conversation", one.config, one.settings); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v", want, err)
		}
	}
}
