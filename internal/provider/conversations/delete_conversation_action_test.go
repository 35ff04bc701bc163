package conversations_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/acctest"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/emulator"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/session"
)

// lastDeletion is the record of the conversation that was deleted last.
func lastDeletion(w *acctest.Workspace) string {
	all, _ := w.Do("GET", "/conversations/deleted", nil)["conversations"].([]any)
	last, _ := all[0].(map[string]any)
	return fmt.Sprint(last["id"], " ", last["metrics_retained"])
}

func TestDeleteConversation(t *testing.T) {
	t.Parallel()
	for _, one := range []struct {
		config, settings session.Config
		recorded         string
	}{
		{session.Config{}, nil, "472 true"},
		{session.Config{"retain_metrics": true}, nil, "472 true"},
		{session.Config{"retain_metrics": false}, nil, "472 false"},
		{session.Config{}, session.Config{"api_version": "2.13"}, "472 true"},
	} {
		w := acctest.New(t, acctest.Undescribed) // no description has a 404 of it
		one.config["conversation_id"] = emulator.SampleClosedConversationID
		for _, want := range []string{"Conversation 472 is deleted", "Conversation 472 is not there"} {
			said, err := w.Invoke("intercom_delete_conversation", one.config, one.settings)
			if err != nil || len(said) != 2 || !strings.HasPrefix(said[1], want) {
				t.Errorf("%v: %q, %v", one, said, err)
			}
		}
		if got := lastDeletion(w); got != one.recorded {
			t.Errorf("%v: recorded is %s", one, got)
		}
	}
}

func TestDeleteConversationIsRefused(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	for want, one := range map[string]struct{ config, settings session.Config }{
		`action.intercom_delete_conversation requires api_version "2.13"`: {session.Config{}, session.Config{"api_version": "2.12"}},
		`retain_metrics requires api_version "2.16"`:                      {session.Config{"retain_metrics": true}, session.Config{"api_version": "2.15"}},
	} {
		one.config["conversation_id"] = emulator.SampleClosedConversationID
		if _, err := w.Invoke("intercom_delete_conversation", one.config, one.settings); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v", want, err)
		}
	}
	w.Do("GET", "/conversations/"+emulator.SampleClosedConversationID, nil)
}

// The metrics take a permission of their own.
func TestDeleteConversationWithoutPermission(t *testing.T) {
	t.Parallel()
	w := acctest.New(t, func(_ *acctest.Workspace, options *emulator.Options) {
		options.Without = []string{"delete_conversations_and_metrics"}
	})
	config := session.Config{"conversation_id": emulator.SampleClosedConversationID, "retain_metrics": false}
	if _, err := w.Invoke("intercom_delete_conversation", config, nil); err == nil || !strings.Contains(err.Error(), "Delete conversations and metrics") {
		t.Errorf("%v", err)
	}
	config["retain_metrics"] = true
	if _, err := w.Invoke("intercom_delete_conversation", config, nil); err != nil {
		t.Error(err)
	}
}

// The answer is lost, and the repetition finds the conversation deleted: by this one.
func TestDeleteConversationUnheard(t *testing.T) {
	t.Parallel()
	w := acctest.New(t, acctest.Undescribed)
	w.Breaks(emulator.Fault{Pattern: "DELETE /conversations/*", Cut: "after", Count: 1})()
	config := session.Config{"conversation_id": emulator.SampleClosedConversationID}
	if said, err := w.Invoke("intercom_delete_conversation", config, nil); err != nil || said[1] != "Conversation 472 is deleted" {
		t.Errorf("%q, %v", said, err)
	}
}
