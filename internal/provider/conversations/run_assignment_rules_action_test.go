package conversations_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/acctest"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/emulator"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/session"
)

func TestRunAssignmentRules(t *testing.T) {
	t.Parallel()
	for _, version := range []string{"2.10", "2.16", "Preview"} {
		w := acctest.New(t)
		id := emulator.SampleClosedConversationID
		said, err := w.Invoke("intercom_run_assignment_rules", session.Config{"conversation_id": id}, session.Config{"api_version": version})
		now := w.Do("GET", "/conversations/"+id, nil)
		team, _ := now["team_assignee_id"].(float64)
		if err != nil || now["state"] != "open" || team == 0 || said[1] != fmt.Sprintf("Conversation %s is assigned to team %.0f", id, team) {
			t.Errorf("%s: %q, %v: %v", version, said, err, now["team_assignee_id"])
		}
	}
}

// The rules may have been run: they are not run again.
func TestRunAssignmentRulesUnheard(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	id := emulator.SampleConversationID
	w.Breaks(emulator.Fault{Pattern: "POST /conversations/*/run_assignment_rules", Cut: "after"})()
	_, err := w.Invoke("intercom_run_assignment_rules", session.Config{"conversation_id": id}, nil)
	if err == nil || !strings.Contains(err.Error(), "Cannot tell whether the action happened") || !strings.Contains(err.Error(), "Repeating it runs the rules once more") {
		t.Errorf("%v", err)
	}
	if count := w.RequestCount("POST", "/conversations/"+id+"/run_assignment_rules"); count != 1 {
		t.Errorf("it was sent %d times", count)
	}
}
