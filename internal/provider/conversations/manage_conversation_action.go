package conversations

import (
	"context"
	"fmt"

	"github.com/hashicorp/terraform-plugin-framework/action"
	"github.com/hashicorp/terraform-plugin-framework/action/schema"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/crud"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/intercom"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/tf"
)

type manageConversationAction struct{ crud.Action }

type manageConversationModel struct {
	ConversationID  types.String `tfsdk:"conversation_id"`
	AdminID         types.String `tfsdk:"admin_id"`
	State           types.String `tfsdk:"state"`
	SnoozedUntil    types.String `tfsdk:"snoozed_until"`
	AdminAssigneeID types.String `tfsdk:"admin_assignee_id"`
	TeamAssigneeID  types.String `tfsdk:"team_assignee_id"`
}

func newManageConversationAction() action.Action {
	return &manageConversationAction{crud.Action{
		Name: "manage_conversation", Keys: []string{"state", "snoozed_until", "admin_assignee_id", "team_assignee_id"},
	}}
}

func (a *manageConversationAction) Schema(_ context.Context, _ action.SchemaRequest, resp *action.SchemaResponse) {
	optional := func(description string, validators ...validator.String) schema.StringAttribute {
		return schema.StringAttribute{Optional: true, Validators: validators, MarkdownDescription: description}
	}
	resp.Schema = schema.Schema{
		MarkdownDescription: `Opens, closes, snoozes or assigns a conversation, in the name of a teammate.

One of ` + "`state`, `snoozed_until`, `admin_assignee_id` and `team_assignee_id`" + ` says which.

**Permissions.** The token's app needs *Write conversations*, and *Read admins* to check ids of teammates and teams in the plan.

**Repeating.** Repeating it changes nothing: the conversation is in the same state, or assigned to the same.

**What Intercom cannot do.** One request does one of these; use an action for each.`,
		Attributes: map[string]schema.Attribute{
			"conversation_id": conversationIDAttribute(),
			"admin_id": schema.StringAttribute{
				Required: true, Validators: []validator.String{tf.ID()}, MarkdownDescription: "Id of the teammate who does it.",
			},
			"state":             optional("State that the conversation gets: `open` or `closed`.", tf.OneOf("open", "closed")),
			"snoozed_until":     optional("When the snoozed conversation opens again, in RFC 3339 format, UTC.", tf.RFC3339()),
			"admin_assignee_id": optional("Id of the teammate whom the conversation is assigned to; `0` for nobody.", tf.ID()),
			"team_assignee_id":  optional("Id of the team that the conversation is assigned to; `0` for none.", tf.ID()),
		},
	}
}

func (a *manageConversationAction) ModifyPlan(ctx context.Context, req action.ModifyPlanRequest, resp *action.ModifyPlanResponse) {
	crud.PlanAction(ctx, a, req, resp, func(config manageConversationModel, refuse crud.Refusals) {
		refuse.Admin(ctx, "admin_id", config.AdminID)
		if config.AdminAssigneeID.ValueString() != intercom.Nobody {
			refuse.Admin(ctx, "admin_assignee_id", config.AdminAssigneeID)
		}
		if config.TeamAssigneeID.ValueString() != intercom.Nobody {
			refuse.Reference("team_assignee_id", config.TeamAssigneeID, func(id string) error { return a.API.Teams.Exists(ctx, id) })
		}
	})
}

// change is what is asked of Intercom, and how progress calls its end.
func (m manageConversationModel) change() (change intercom.ConversationChange, done string) {
	change.AdminID = m.AdminID.ValueString()
	switch {
	case m.State.ValueString() == "closed":
		change.Kind, change.Type = "close", "admin"
		return change, "closed"
	case m.State.ValueString() == "open":
		change.Kind = "open"
		return change, "open"
	case !m.SnoozedUntil.IsNull():
		change.Kind, change.SnoozedUntil = "snoozed", tf.UnixSeconds(m.SnoozedUntil)
		return change, "snoozed until " + m.SnoozedUntil.ValueString()
	case !m.AdminAssigneeID.IsNull():
		change.Type, change.AssigneeID, done = "admin", m.AdminAssigneeID.ValueString(), "assigned to admin %s"
	default:
		change.Type, change.AssigneeID, done = "team", m.TeamAssigneeID.ValueString(), "assigned to team %s"
	}
	change.Kind = "assignment"
	if change.AssigneeID == intercom.Nobody {
		return change, "assigned to no " + change.Type
	}
	return change, fmt.Sprintf(done, change.AssigneeID)
}

func (a *manageConversationAction) Invoke(ctx context.Context, req action.InvokeRequest, resp *action.InvokeResponse) {
	crud.Invoke(ctx, a, req, resp, func(config manageConversationModel, say crud.Progress) error {
		id := config.ConversationID.ValueString()
		change, done := config.change()
		say("Conversation %s is to be %s", id, done)
		if _, err := a.API.Conversations.Manage(ctx, id, change); err != nil {
			return err
		}
		say("Conversation %s is %s", id, done)
		return nil
	})
}
