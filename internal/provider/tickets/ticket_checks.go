package tickets

import (
	"context"
	"fmt"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/crud"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/intercom"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/tf"
)

// checkReferences refuses a teammate, a team or a company that does not exist.
// Whether Intercom itself refuses a company is described nowhere, and what it
// took is not seen again.
func (r *ticketResource) checkReferences(ctx context.Context, resp *resource.ModifyPlanResponse, plan, state *ticketModel) {
	somebody := func(exists func(context.Context, string) error) func(context.Context, string) error {
		return func(ctx context.Context, id string) error {
			if id == intercom.Nobody {
				return nil
			}
			return exists(ctx, id)
		}
	}
	crud.CheckReference(ctx, &resp.Diagnostics, path.Root("admin_assignee_id"), plan.AdminAssigneeID, state.AdminAssigneeID, somebody(r.API.Admins.Exists))
	crud.CheckReference(ctx, &resp.Diagnostics, path.Root("team_assignee_id"), plan.TeamAssigneeID, state.TeamAssigneeID, somebody(r.API.Teams.Exists))
	crud.CheckReference(ctx, &resp.Diagnostics, path.Root("company_id"), plan.CompanyID, state.CompanyID, func(ctx context.Context, id string) error {
		_, err := r.API.Companies.Get(ctx, id)
		return err
	})
}

// check holds a plan to its ticket type, and says what is wrong with it. It
// returns the state that the ticket will be in as far as that is known. The state
// of a ticket that is to be made is empty.
func (r *ticketResource) check(ctx context.Context, diags *diag.Diagnostics, plan, state *ticketModel) (stateID string) {
	kind, old, err := r.typesOf(ctx, plan, state)
	if err != nil {
		crud.AddReferenceError(diags, path.Root("ticket_type_id"), err)
		return ""
	}
	before := state.Attributes
	if old != nil {
		before = types.DynamicNull()
	}
	checkAttributes(diags, r.API, kind, plan.Attributes, before, "name it in the ticket's depends_on")
	if stateID, err = stateWithin(kind, old, plan.TicketStateID, state.TicketStateID); err != nil {
		addError(diags, "ticket_state_id", err)
	}
	return stateID
}

// typesOf are the type of a planned ticket and, where it changes, the one so far.
func (r *ticketResource) typesOf(ctx context.Context, plan, state *ticketModel) (kind, old *intercom.TicketType, err error) {
	if kind, err = r.API.TicketTypes.Get(ctx, plan.TicketTypeID.ValueString()); err != nil {
		return nil, nil, err
	}
	moves := !state.ID.IsNull() && !plan.TicketTypeID.Equal(state.TicketTypeID)
	switch {
	case kind.Archived && (state.ID.IsNull() || moves) && !r.API.TicketTypes.Restoring(kind.ID.String()):
		return nil, nil, archivedType(kind)
	case moves:
		if old, err = r.API.TicketTypes.Get(ctx, state.TicketTypeID.ValueString()); err != nil {
			return nil, nil, err
		}
		if old.Category != kind.Category {
			return nil, nil, tf.NewDiagnostic("The ticket type has another category", "The ticket is of type %s (%s), in the category %s, "+
				"and type %s (%s) is in the category %s. Intercom changes the type within a category only. To delete the ticket permanently and "+
				"make another, give the resource another name.", old.ID, old.Name, old.Category, kind.ID, kind.Name, kind.Category)
		}
	}
	return kind, old, nil
}

func archivedType(kind *intercom.TicketType) error {
	return tf.NewDiagnostic("The ticket type is archived", "Ticket type %s (%s) is archived and takes no tickets. "+
		"Restore it, with archived = false where Terraform manages it, else in Intercom, or use another.", kind.ID, kind.Name)
}

func addError(diags *diag.Diagnostics, attribute string, err error) {
	problem := tf.Explain("plan", err)
	problem.AddTo(diags, path.Root(attribute))
}

// stateWithin is the state that a ticket of a type will be in: the one planned,
// which must be of the type; or, for a ticket that comes from an old type, the
// one that it is in, or else the type's only one of the same category. Empty is
// for what Intercom or a later value decides.
func stateWithin(kind, old *intercom.TicketType, planned, now types.String) (string, error) {
	wanted := planned.ValueString() // empty where it is left out or not known
	if old != nil && planned.IsUnknown() {
		wanted = now.ValueString()
	}
	var labels, alike []string
	for _, one := range kind.States {
		if one.ID.String() == wanted {
			return wanted, nil
		}
		labels = append(labels, fmt.Sprintf("%s (%s, id %s)", one.InternalLabel, one.Category, one.ID))
	}
	if wanted == "" || len(labels) == 0 || old == nil && planned.Equal(now) {
		return wanted, nil // what a ticket has already, Intercom took
	}
	if old != nil && planned.IsUnknown() {
		for _, was := range old.States {
			for _, one := range kind.States {
				if was.ID.String() == wanted && one.Category == was.Category {
					alike = append(alike, one.ID.String())
				}
			}
		}
	}
	if len(alike) == 1 {
		return alike[0], nil
	}
	return "", tf.NewDiagnostic("The ticket type does not have the state",
		"State %s is not one of those of ticket type %s (%s). Set ticket_state_id to one of these:\n  - %s",
		wanted, kind.ID, kind.Name, strings.Join(labels, "\n  - "))
}
