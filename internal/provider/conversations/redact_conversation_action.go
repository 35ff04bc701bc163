package conversations

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/action"
	"github.com/hashicorp/terraform-plugin-framework/action/schema"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/crud"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/intercom"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/tf"
)

type redactConversationAction struct{ crud.Action }

type redactConversationModel struct {
	ConversationID types.String `tfsdk:"conversation_id"`
	PartID         types.String `tfsdk:"conversation_part_id"`
	SourceID       types.String `tfsdk:"source_id"`
}

func newRedactConversationAction() action.Action {
	return &redactConversationAction{crud.Action{Name: "redact_conversation", Keys: []string{"conversation_part_id", "source_id"}}}
}

func (a *redactConversationAction) Schema(_ context.Context, _ action.SchemaRequest, resp *action.SchemaResponse) {
	id := func(description string) schema.StringAttribute {
		return schema.StringAttribute{Optional: true, Validators: []validator.String{tf.ID()}, MarkdownDescription: description}
	}
	resp.Schema = schema.Schema{
		MarkdownDescription: `Redacts a part of a conversation, or the message that it began with: the text and the attachments are deleted permanently.

One of ` + "`conversation_part_id` and `source_id`" + ` says which. That something was written, when and by whom, stays in the conversation.

**Permissions.** The token's app needs *Write conversations* and *Read conversations*.

**Repeating.** Repeating it changes nothing where the text is redacted: that is looked up before anything is sent.

**What Intercom cannot do.** A redaction cannot be undone. A part without a text, such as an assignment, cannot be redacted, nor can the
first message of a conversation that a teammate began.`,
		Attributes: map[string]schema.Attribute{
			"conversation_id":      conversationIDAttribute(),
			"conversation_part_id": id("Id of the part: the `id` of one of the `parts` of an `intercom_conversation`."),
			"source_id":            id("Id of the first message: the `id` of the `source` of an `intercom_conversation`."),
		},
	}
}

// what is to be redacted, and how progress calls it.
func (m redactConversationModel) what() (what intercom.Redaction, called string) {
	what = intercom.Redaction{
		Type: "conversation_part", ConversationID: m.ConversationID.ValueString(), PartID: m.PartID.ValueString(), SourceID: m.SourceID.ValueString(),
	}
	if what.PartID != "" {
		return what, "part " + what.PartID
	}
	what.Type = "source"
	return what, "source " + what.SourceID
}

// ModifyPlan looks at what is to be redacted: there is no way back.
func (a *redactConversationAction) ModifyPlan(ctx context.Context, req action.ModifyPlanRequest, resp *action.ModifyPlanResponse) {
	crud.PlanAction(ctx, a, req, resp, func(config redactConversationModel, refuse crud.Refusals) {
		refuse.Reference("conversation_id", config.ConversationID, func(id string) error {
			conversation, err := a.API.Conversations.Whole(ctx, id)
			if err != nil {
				return err
			}
			what, _ := config.what()
			part := what.Of(conversation)
			switch {
			case part == nil || part.Redacted:
			case what.Type == "source" && part.Author.Type == "admin":
				refuse.Add("source_id", tf.NewDiagnostic("A teammate began the conversation",
					"Intercom redacts the first message of a conversation only where a contact wrote it."))
			case part.Body == "":
				refuse.Add("conversation_part_id", tf.NewDiagnostic("There is no text to be redacted", "The part is of the type %s, and has no text.", part.PartType))
			}
			return nil
		})
	})
}

func (a *redactConversationAction) Invoke(ctx context.Context, req action.InvokeRequest, resp *action.InvokeResponse) {
	crud.Invoke(ctx, a, req, resp, func(config redactConversationModel, say crud.Progress) error {
		what, called := config.what()
		say("Redacting %s of conversation %s", called, what.ConversationID)
		before, err := a.API.Conversations.Redact(ctx, what)
		return say.Outcome(before, err, "%s of conversation %s was redacted before", "%s of conversation %s is redacted", tf.Capitalised(called), what.ConversationID)
	})
}
