package conversations

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/action"
	"github.com/hashicorp/terraform-plugin-framework/action/schema"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/crud"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/intercom"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/provider/parts"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/tf"
)

type startConversationAction struct{ crud.Action }

type startConversationModel struct {
	ContactID   types.String `tfsdk:"contact_id"`
	Body        types.String `tfsdk:"body"`
	Attachments types.List   `tfsdk:"attachment_urls"`
}

func newStartConversationAction() action.Action {
	return &startConversationAction{crud.Action{Name: "start_conversation"}}
}

func (a *startConversationAction) Schema(_ context.Context, _ action.SchemaRequest, resp *action.SchemaResponse) {
	resp.Schema = schema.Schema{
		MarkdownDescription: `Starts a conversation in the name of a contact, as if the contact had written to the messenger.

The id of the conversation is in the last line of the progress.` + parts.SentNotes + `

**Permissions.** The token's app needs *Write conversations* and *Read one user and one company*.

**Repeating.** Repeating it starts another conversation.

**What Intercom cannot do.** The body is plain text here: Intercom takes no HTML in it.`,
		Attributes: map[string]schema.Attribute{
			"contact_id": schema.StringAttribute{
				Required: true, Validators: []validator.String{tf.ID()}, MarkdownDescription: "Intercom's id of the contact in whose name it is started, a user or a lead.",
			},
			"body":            parts.BodyAttribute("What the contact writes, as plain text."),
			"attachment_urls": parts.AttachmentsAttribute(),
		},
	}
}

func (a *startConversationAction) Invoke(ctx context.Context, req action.InvokeRequest, resp *action.InvokeResponse) {
	crud.Invoke(ctx, a, req, resp, func(config startConversationModel, say crud.Progress) error {
		from, err := person(ctx, a.API, config.ContactID.ValueString())
		if err != nil {
			return err
		}
		say("Starting a conversation in the name of contact %s", from.ID)
		message, err := a.API.Conversations.Start(ctx, intercom.ConversationInput{
			From: from, Body: config.Body.ValueString(), AttachmentURLs: tf.ListStrings(config.Attachments),
		})
		if err != nil {
			return err
		}
		say("Started conversation %s", message.ConversationID)
		return nil
	})
}
