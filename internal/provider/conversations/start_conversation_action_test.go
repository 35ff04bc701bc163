package conversations_test

import (
	"strings"
	"testing"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/acctest"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/emulator"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/session"
)

func TestStartConversation(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	said, err := w.Invoke("intercom_start_conversation", session.Config{
		"contact_id": emulator.SampleLeadID, "body": "Hello there", "attachment_urls": []string{"https://example.com/a.png"},
	}, nil)
	if err != nil {
		t.Fatal(err)
	}
	id, _ := strings.CutPrefix(said[1], "Started conversation ")
	if started := w.Do("GET", "/conversations/"+id, nil); started["state"] != "open" {
		t.Errorf("%v", started)
	}
	for want, config := range map[string]session.Config{
		"404 not_found":    {"contact_id": "1", "body": "Hello"},
		"must be a URL":    {"contact_id": emulator.SampleLeadID, "body": "Hello", "attachment_urls": []string{"a.png"}},
		"length must be a": {"contact_id": emulator.SampleLeadID, "body": ""},
	} {
		if _, err := w.Invoke("intercom_start_conversation", config, nil); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v", want, err)
		}
	}
}
