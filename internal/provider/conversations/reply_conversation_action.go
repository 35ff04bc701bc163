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

type replyConversationAction struct{ crud.Action }

type replyConversationModel struct {
	ConversationID types.String `tfsdk:"conversation_id"`
	AdminID        types.String `tfsdk:"admin_id"`
	ContactID      types.String `tfsdk:"contact_id"`
	Body           types.String `tfsdk:"body"`
	Note           types.Bool   `tfsdk:"note"`
	Attachments    types.List   `tfsdk:"attachment_urls"`
}

func newReplyConversationAction() action.Action {
	return &replyConversationAction{crud.Action{Name: "reply_conversation", Keys: []string{"admin_id", "contact_id"}}}
}

func (a *replyConversationAction) Schema(_ context.Context, _ action.SchemaRequest, resp *action.SchemaResponse) {
	resp.Schema = schema.Schema{
		MarkdownDescription: `Replies to a conversation, in the name of a teammate or of a contact, or adds a note that only teammates see.

One of ` + "`admin_id` and `contact_id`" + ` says in whose name.` + sentNotes + `

**Permissions.** The token's app needs *Write conversations*, and *Read admins* to check the teammate's id in the plan.

**Repeating.** Repeating it replies once more.

**What Intercom cannot do.** A reply cannot be taken back; its text can be redacted in Intercom.`,
		Attributes: map[string]schema.Attribute{
			"conversation_id": conversationIDAttribute(),
			"admin_id": schema.StringAttribute{
				Optional: true, Validators: []validator.String{tf.ID()}, MarkdownDescription: "Id of the teammate who replies.",
			},
			"contact_id": schema.StringAttribute{
				Optional: true, Validators: []validator.String{tf.ID()}, MarkdownDescription: "Intercom's id of the contact who replies.",
			},
			"body": bodyAttribute("What is written. In the name of a teammate it can be HTML."),
			"note": schema.BoolAttribute{
				Optional: true, MarkdownDescription: "Whether it is a note of the teammate, which only teammates see.\nDefaults to `false`.",
			},
			"attachment_urls": attachmentsAttribute(),
		},
	}
}

func (a *replyConversationAction) ModifyPlan(ctx context.Context, req action.ModifyPlanRequest, resp *action.ModifyPlanResponse) {
	crud.PlanAction(ctx, a, req, resp, func(config replyConversationModel, refuse crud.Refusals) {
		if config.Note.ValueBool() && !config.ContactID.IsNull() {
			refuse.Add("note", tf.NewDiagnostic("A contact writes no notes", "note is true, and contact_id says who replies. Configure admin_id in its place."))
		}
		teammate(ctx, a.API, refuse, "admin_id", config.AdminID)
	})
}

func (a *replyConversationAction) Invoke(ctx context.Context, req action.InvokeRequest, resp *action.InvokeResponse) {
	crud.Invoke(ctx, a, req, resp, func(config replyConversationModel, say crud.Progress) error {
		id := config.ConversationID.ValueString()
		reply := intercom.ReplyInput{
			Kind: "comment", Type: "admin", AdminID: config.AdminID.ValueString(), ContactID: config.ContactID.ValueString(),
			Body: config.Body.ValueString(), AttachmentURLs: tf.ListStrings(config.Attachments),
		}
		if !config.ContactID.IsNull() {
			reply.Type = "user" // of leads, too
		}
		doing, done := "Replying", "Replied"
		if config.Note.ValueBool() {
			reply.Kind, doing, done = "note", "Adding a note", "Added a note"
		}
		say("%s to conversation %s", doing, id)
		if _, err := a.API.Conversations.Reply(ctx, id, reply); err != nil {
			return err
		}
		say("%s to conversation %s", done, id)
		return nil
	})
}
