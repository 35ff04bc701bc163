package conversations_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/acctest"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/emulator"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/session"
)

func TestManageConversation(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	id := emulator.SampleConversationID
	for _, one := range []struct {
		attribute, value     string
		said, member, become string
	}{
		{"state", "closed", "closed", "state", "closed"},
		{"snoozed_until", "2099-12-31T23:00:00Z", "snoozed until 2099-12-31T23:00:00Z", "state", "snoozed"},
		{"state", "open", "open", "snoozed_until", "<nil>"},
		{"admin_assignee_id", "0", "assigned to no admin", "admin_assignee_id", "0"},
		{"admin_assignee_id", "991267461", "assigned to admin 991267461", "admin_assignee_id", "9.91267461e+08"},
		{"team_assignee_id", "5017691", "assigned to team 5017691", "team_assignee_id", "5.017691e+06"},
	} {
		said, err := w.Invoke("intercom_manage_conversation", session.Config{"conversation_id": id, "admin_id": bela, one.attribute: one.value}, nil)
		if err != nil || said[1] != "Conversation "+id+" is "+one.said {
			t.Errorf("%s: %q, %v", one.value, said, err)
		}
		if got := fmt.Sprint(w.Do("GET", "/conversations/"+id, nil)[one.member]); got != one.become {
			t.Errorf("%s: %s is %s", one.value, one.member, got)
		}
	}
	for want, config := range map[string]session.Config{
		"Exactly one of these attributes":  {"state": "open", "team_assignee_id": "5017691"},
		"No such team":                     {"team_assignee_id": "1"},
		"No such teammate":                 {"admin_assignee_id": "1"},
		`must be "open" or "closed"`:       {"state": "snoozed"},
		"must be a time in RFC 3339 forma": {"snoozed_until": "tomorrow"},
	} {
		config["conversation_id"], config["admin_id"] = id, bela
		if _, err := w.Invoke("intercom_manage_conversation", config, nil); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v", want, err)
		}
	}
}
