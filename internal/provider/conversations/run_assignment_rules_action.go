package conversations

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/action"
	"github.com/hashicorp/terraform-plugin-framework/action/schema"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/crud"
)

type runAssignmentRulesAction struct{ crud.Action }

type runAssignmentRulesModel struct {
	ConversationID types.String `tfsdk:"conversation_id"`
}

func newRunAssignmentRulesAction() action.Action {
	return &runAssignmentRulesAction{crud.Action{Name: "run_assignment_rules"}}
}

func (a *runAssignmentRulesAction) Schema(_ context.Context, _ action.SchemaRequest, resp *action.SchemaResponse) {
	resp.Schema = schema.Schema{
		MarkdownDescription: `Runs the assignment rules of the workspace on a conversation, which opens it and assigns it to a teammate or a team.

Versions 2.10 and 2.11 of the API have this, newer ones do not: with a newer ` + "`api_version`" + ` this one request goes out in 2.11. Intercom has
announced to remove it at the end of 2026. ` + "`intercom_manage_conversation`" + ` assigns a conversation in every version.

It is sent once: where no answer comes back, the error says that the rules may have been run, and they are not run again by themselves.

**Permissions.** The token's app needs *Write conversations*.

**Repeating.** Repeating it runs the rules once more, which may assign the conversation to somebody else, and opens it again if it was closed.

**What Intercom cannot do.** It runs assignment rules only, not workflows, and assigns also a conversation that is assigned already.`,
		Attributes: map[string]schema.Attribute{"conversation_id": conversationIDAttribute()},
	}
}

func (a *runAssignmentRulesAction) Invoke(ctx context.Context, req action.InvokeRequest, resp *action.InvokeResponse) {
	crud.Invoke(ctx, a, req, resp, func(config runAssignmentRulesModel, say crud.Progress) error {
		id := config.ConversationID.ValueString()
		say("Running the assignment rules on conversation %s", id)
		now, err := a.API.Conversations.RunAssignmentRules(ctx, id)
		if err != nil {
			return err
		}
		switch admin, team := string(now.AdminAssigneeID), string(now.TeamAssigneeID); {
		case admin != "":
			say("Conversation %s is assigned to admin %s", id, admin)
		case team != "":
			say("Conversation %s is assigned to team %s", id, team)
		default:
			say("Conversation %s is assigned to nobody: no rule is for it", id)
		}
		return nil
	})
}
