package tickets_test

import (
	"fmt"
	"maps"
	"net/http"
	"strings"
	"testing"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/acctest"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/emulator"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/session"
)

// conversion makes a bug report of the sample's closed conversation.
func conversion(different session.Config) session.Config {
	config := session.Config{"conversation_id": emulator.SampleClosedConversationID, "ticket_type_id": emulator.SampleTicketTypeID}
	maps.Copy(config, different)
	return config
}

// conversionQuirks are all that Intercom may make of a conversation.
var conversionQuirks = map[string]emulator.Quirks{
	"same id":         {},
	"own id":          {emulator.ConvertedTicketsAreNew: true},
	"no conversation": {emulator.ConvertedAreNoConversations: true},
}

func TestConvertConversation(t *testing.T) {
	t.Parallel()
	for name, quirks := range conversionQuirks {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := acctest.New(t, acctest.Quirks(quirks))
			config := conversion(session.Config{
				"ticket_state_id": inProgress, "attributes": map[string]any{"_default_title_": "Thanks", "Severity": "High"},
			})
			said, err := w.Invoke("intercom_convert_conversation", config, nil)
			if err != nil || said[0] != "Converting conversation 472 into a ticket of type 71" {
				t.Fatalf("%q, %v", said, err)
			}
			_, id, _ := strings.Cut(said[1], "Conversation 472 is ticket ")
			ticket := w.Do(http.MethodGet, "/tickets/"+id, nil)
			values, _ := ticket["ticket_attributes"].(map[string]any)
			state, _ := ticket["ticket_state"].(map[string]any)
			if got := fmt.Sprint(values["_default_title_"], " ", values["Severity"], " ", state["id"]); got != "Thanks c0ffee00-0000-4000-8000-000000000002 "+inProgress {
				t.Error(got)
			}
			if own := id != emulator.SampleClosedConversationID; own != quirks[emulator.ConvertedTicketsAreNew] {
				t.Error("the ticket has the id", id)
			}
			said, err = w.Invoke("intercom_convert_conversation", conversion(nil), nil)
			if err != nil || said[1] != "Conversation 472 was ticket "+id+" before" {
				t.Errorf("again: %q, %v", said, err)
			}
		})
	}
}

func TestConvertConversationRefused(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	for want, config := range map[string]session.Config{
		"No such ticket type":                      {"ticket_type_id": "1"},
		"The ticket type is archived":              {"ticket_type_id": emulator.SampleArchivedTicketID},
		"The ticket type is not for customers":     {"ticket_type_id": emulator.SampleTrackerTypeID},
		"The ticket type does not have the state":  {"ticket_state_id": "1"},
		`No attribute named "Urgency"`:             {"attributes": map[string]any{"Urgency": "High"}},
		`Wrong value for the attribute "Severity"`: {"attributes": map[string]any{"Severity": "Huge"}},
		"404 not_found":                            {"conversation_id": "1"},
	} {
		if _, err := w.Invoke("intercom_convert_conversation", conversion(config), nil); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v", want, err)
		}
	}
	older := session.Config{"api_version": "2.15"}
	stated := conversion(session.Config{"ticket_state_id": inProgress})
	if _, err := w.Invoke("intercom_convert_conversation", stated, older); err == nil || !strings.Contains(err.Error(), "The API version is too old") {
		t.Error(err)
	}
}

// An answer that is lost is found, and nothing is sent twice.
func TestConvertConversationUnanswered(t *testing.T) {
	t.Parallel()
	for name, quirks := range conversionQuirks {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := acctest.New(t, acctest.Quirks(quirks))
			if err := w.Fail(emulator.Fault{Pattern: "POST /conversations/*/convert", Count: 1, Cut: "after"}); err != nil {
				t.Fatal(err)
			}
			said, err := w.Invoke("intercom_convert_conversation", conversion(nil), nil)
			if err != nil {
				t.Fatal(err)
			}
			_, id, told := strings.Cut(said[1], "Conversation 472 is ticket ")
			if own := id != emulator.SampleClosedConversationID; !told || own != quirks[emulator.ConvertedTicketsAreNew] {
				t.Errorf("%q", said)
			}
		})
	}
}
