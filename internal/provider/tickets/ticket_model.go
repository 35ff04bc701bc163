package tickets

import (
	"time"

	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/intercom"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/tf"
)

// input is what a new ticket can be made with. The rest needs an update.
func (m *ticketModel) input(api *intercom.Client, values map[string]any) intercom.TicketInput {
	input := intercom.TicketInput{
		TypeID: m.TicketTypeID.ValueString(), Contacts: []intercom.Object{{ID: intercom.ID(m.ContactID.ValueString())}},
		Attributes: values, CompanyID: m.CompanyID.ValueString(),
		SkipNotifications: tf.BoolPointer(m.SkipNotifications),
	}
	assignment := intercom.TicketAssignment{AdminID: somebody(m.AdminAssigneeID), TeamID: somebody(m.TeamAssigneeID)}
	if assignment != (intercom.TicketAssignment{}) && !api.Version().Before(intercom.TicketAssignmentSince) {
		input.Assignment = &assignment
	}
	return input
}

// somebody is the id of an assignee, empty for nobody and for what is not known.
func somebody(id types.String) string {
	if id.ValueString() == intercom.Nobody {
		return ""
	}
	return id.ValueString()
}

// lacks adds to an update what is planned and a ticket is not, and says whether
// the update has anything to say. Nothing is planned of what is not known.
func (m *ticketModel) lacks(ticket *intercom.Ticket, update *intercom.TicketUpdate, now time.Time) bool {
	if wanted := m.TicketStateID.ValueString(); wanted != "" && wanted != ticket.State.ID.String() {
		update.StateID = &wanted
	}
	if wanted := tf.BoolPointer(m.Open); wanted != nil && *wanted != ticket.Open {
		update.Open = wanted
	}
	if wanted := tf.BoolPointer(m.IsShared); wanted != nil && *wanted != ticket.IsShared {
		update.IsShared = wanted
	}
	if at, err := time.Parse(time.RFC3339, m.SnoozedUntil.ValueString()); err == nil && at.After(now) && at.Unix() != ticket.SnoozedUntil.Unix() {
		seconds := at.Unix()
		update.SnoozedUntil = &seconds
	}
	admin, team := m.AdminAssigneeID.ValueString(), m.TeamAssigneeID.ValueString()
	nobody := intercom.Nobody
	switch {
	case admin == nobody && ticket.AdminAssigneeID != "", team == nobody && ticket.TeamAssigneeID != "":
		update.AssigneeID = &nobody
	case somebody(m.TeamAssigneeID) != "" && team != string(ticket.TeamAssigneeID):
		update.AssigneeID = &team
	case somebody(m.AdminAssigneeID) != "" && admin != string(ticket.AdminAssigneeID):
		update.AssigneeID = &admin
	}
	return update.StateID != nil || update.Open != nil || update.IsShared != nil || update.SnoozedUntil != nil ||
		update.AssigneeID != nil || update.CompanyID != nil || len(update.Attributes) > 0
}

// repeats says whether a plan asks for nothing that the state does not have. The
// framework plans what is computed as not known as soon as the configuration has
// other words than the state, as after an import.
func (m *ticketModel) repeats(state, config *ticketModel) bool {
	for _, value := range []struct{ planned, before, configured attr.Value }{
		{m.TicketTypeID, state.TicketTypeID, config.TicketTypeID},
		{m.ContactID, state.ContactID, config.ContactID},
		{m.TicketStateID, state.TicketStateID, config.TicketStateID},
		{m.AdminAssigneeID, state.AdminAssigneeID, config.AdminAssigneeID},
		{m.TeamAssigneeID, state.TeamAssigneeID, config.TeamAssigneeID},
		{m.Open, state.Open, config.Open},
		{m.IsShared, state.IsShared, config.IsShared},
	} {
		if !value.configured.IsNull() && !value.planned.Equal(value.before) {
			return false
		}
	}
	if !m.Attributes.Equal(state.Attributes) { // also one that is left out unsets what it had
		return false
	}
	at, err := time.Parse(time.RFC3339, config.SnoozedUntil.ValueString())
	before, beforeErr := time.Parse(time.RFC3339, state.SnoozedUntil.ValueString())
	sameMoment := err == nil && beforeErr == nil && at.Equal(before)
	return (config.SnoozedUntil.IsNull() || sameMoment) && m.CompanyID.Equal(state.CompanyID)
}

// state turns a ticket into a state. The prior values have what Intercom does
// not tell, and the words for what it does.
func (m *ticketModel) state(kind *intercom.TicketType, ticket *intercom.Ticket) *ticketModel {
	state := &ticketModel{
		ID: types.StringValue(ticket.ID.String()), TicketID: tf.StringOrNull(ticket.TicketID), TicketTypeID: types.StringValue(kind.ID.String()),
		ContactID: m.ContactID, Attributes: ticketDefinitions(kind).State(m.Attributes, withoutFiles(kind, ticket.Attributes)),
		CompanyID: m.CompanyID, TicketStateID: tf.StringOrNull(ticket.State.ID),
		AdminAssigneeID: assigned(ticket.AdminAssigneeID), TeamAssigneeID: assigned(ticket.TeamAssigneeID),
		Open: types.BoolValue(ticket.Open), IsShared: types.BoolValue(ticket.IsShared),
		SnoozedUntil: tf.ScheduleAs(m.SnoozedUntil, ticket.SnoozedUntil, time.Now()),
	}
	if len(ticket.Contacts) > 0 {
		state.ContactID = types.StringValue(ticket.Contacts[0].ID.String())
	}
	return state
}

// assigned is the id of an assignee, and "0" for nobody: a configuration can say
// that, too.
func assigned(id intercom.Assignee) types.String {
	if id == "" {
		return types.StringValue(intercom.Nobody)
	}
	return types.StringValue(string(id))
}
