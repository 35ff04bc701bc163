package intercom_test

import (
	"encoding/json"
	"testing"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/intercom"
)

// Nobody has four forms, and a state two.
func TestTicketForms(t *testing.T) {
	t.Parallel()
	for answer, want := range map[string]intercom.Assignee{
		`{"id":"1"}`: "", `{"id":"1","admin_assignee_id":null}`: "", `{"id":"1","admin_assignee_id":0}`: "", `{"id":"1","admin_assignee_id":"0"}`: "",
		`{"id":"1","admin_assignee_id":991267460}`: "991267460", `{"id":"1","admin_assignee_id":"991267460"}`: "991267460",
	} {
		var ticket intercom.Ticket
		if err := json.Unmarshal([]byte(answer), &ticket); err != nil || ticket.AdminAssigneeID != want {
			t.Errorf("%s: %q, %v", answer, ticket.AdminAssigneeID, err)
		}
	}
	for answer, want := range map[string]string{
		`{"ticket_state":"resolved"}`: "/resolved", `{"ticket_state":{"id":"8272","category":"resolved"}}`: "8272/resolved", `{"ticket_state":null}`: "/",
	} {
		var ticket intercom.Ticket
		if err := json.Unmarshal([]byte(answer), &ticket); err != nil || ticket.State.ID.String()+"/"+ticket.State.Category != want {
			t.Errorf("%s: %+v, %v", answer, ticket.State, err)
		}
	}
}

func TestConversationForms(t *testing.T) {
	t.Parallel()
	var conversation intercom.Conversation
	answer := `{"id":471,"company":{"id":"6762","type":"company"},"teammates":{"type":"admin.list","admins":[{"type":"admin","id":991267460}]},
		"admin_assignee_id":null,"conversation_parts":{"type":"conversation_part.list","conversation_parts":[{"id":1,"assigned_to":null}]}}`
	if err := json.Unmarshal([]byte(answer), &conversation); err != nil {
		t.Fatal(err)
	}
	if conversation.Company.ID != "6762" || len(conversation.Teammates) != 1 || conversation.Teammates[0].ID != "991267460" ||
		conversation.AdminAssigneeID != "" || conversation.Parts[0].ID != "1" || conversation.Parts[0].AssignedTo != nil {
		t.Errorf("got %+v", conversation)
	}
	if err := json.Unmarshal([]byte(`{"id":"1","company":null,"teammates":null,"tags":null}`), &conversation); err != nil {
		t.Error(err)
	}
}

func TestNullableText(t *testing.T) {
	t.Parallel()
	empty, company := intercom.NullableText(""), intercom.NullableText("6762")
	for want, update := range map[string]intercom.TicketUpdate{
		`{}`: {}, `{"company_id":null}`: {CompanyID: &empty}, `{"company_id":"6762"}`: {CompanyID: &company},
	} {
		if got, err := json.Marshal(update); err != nil || string(got) != want {
			t.Errorf("got %s, %v, want %s", got, err, want)
		}
	}
}
