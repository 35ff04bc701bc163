package conversations

import (
	"context"
	"fmt"

	"github.com/hashicorp/terraform-plugin-framework-validators/listvalidator"
	"github.com/hashicorp/terraform-plugin-framework/action"
	"github.com/hashicorp/terraform-plugin-framework/action/schema"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/crud"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/intercom"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/provider/parts"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/tf"
)

type sendMessageAction struct{ crud.Action }

type sendMessageModel struct {
	Channel     types.String `tfsdk:"channel"`
	FromAdminID types.String `tfsdk:"from_admin_id"`
	ContactIDs  types.List   `tfsdk:"contact_ids"`
	Subject     types.String `tfsdk:"subject"`
	Body        types.String `tfsdk:"body"`
	Template    types.String `tfsdk:"template"`
	Begins      types.Bool   `tfsdk:"create_conversation_without_contact_reply"`
}

func newSendMessageAction() action.Action {
	return &sendMessageAction{crud.Action{Name: "send_message"}}
}

const (
	inApp = "in_app"
	email = "email"
)

func (a *sendMessageAction) Schema(_ context.Context, _ action.SchemaRequest, resp *action.SchemaResponse) {
	resp.Schema = schema.Schema{
		MarkdownDescription: `Sends a message of a teammate to contacts: in the messenger, or by e-mail.

Every contact gets a message of their own. All of them are looked up first, so that nothing is sent where one is not there.` + parts.SentNotes + `

**Permissions.** The token's app needs *Write conversations* and *Read one user and one company*.

**Repeating.** Repeating it sends the message once more, to every contact.

**What Intercom cannot do.** A message cannot be taken back, and no request lists the messages that were sent. WhatsApp and text messages
are not sent by this action.`,
		Attributes: map[string]schema.Attribute{
			"channel": schema.StringAttribute{
				Required: true, Validators: []validator.String{tf.OneOf(inApp, email)}, MarkdownDescription: "How it is sent: `in_app` or `email`.",
			},
			"from_admin_id": schema.StringAttribute{
				Required: true, Validators: []validator.String{tf.NumericID()}, MarkdownDescription: "Id of the teammate whom it is from.",
			},
			"contact_ids": schema.ListAttribute{
				Required: true, ElementType: types.StringType,
				Validators:          []validator.List{listvalidator.SizeAtLeast(1), listvalidator.UniqueValues(), listvalidator.ValueStringsAre(tf.ID())},
				MarkdownDescription: "Intercom's ids of the contacts whom it is sent to, users or leads.",
			},
			"subject": schema.StringAttribute{
				Optional: true, Validators: []validator.String{tf.Name()}, MarkdownDescription: "Subject of an e-mail, which has one.",
			},
			"body": parts.BodyAttribute("What is written, as HTML or plain text."),
			"template": schema.StringAttribute{
				Optional: true, Validators: []validator.String{tf.OneOf("plain", "personal")},
				MarkdownDescription: "How an e-mail looks: `plain` or `personal`.\nDefaults to `plain`, for an e-mail.",
			},
			"create_conversation_without_contact_reply": schema.BoolAttribute{
				Optional:            true,
				MarkdownDescription: "Whether there is a conversation at once, in place of one that begins with the contact's reply.\nDefaults to `false`.",
			},
		},
	}
}

func (a *sendMessageAction) ModifyPlan(ctx context.Context, req action.ModifyPlanRequest, resp *action.ModifyPlanResponse) {
	crud.PlanAction(ctx, a, req, resp, func(config sendMessageModel, refuse crud.Refusals) {
		switch channel := config.Channel.ValueString(); {
		case channel == email && config.Subject.IsNull():
			refuse.Add("subject", tf.NewDiagnostic("An e-mail has a subject", "channel is \"email\", and there is no subject."))
		case channel == inApp && (!config.Subject.IsNull() || !config.Template.IsNull()):
			refuse.Add("channel", tf.NewDiagnostic("A message in the messenger has neither a subject nor a template",
				"channel is \"in_app\". Leave subject and template out, or send it as an e-mail."))
		}
		refuse.Admin(ctx, "from_admin_id", config.FromAdminID)
	})
}

func (a *sendMessageAction) Invoke(ctx context.Context, req action.InvokeRequest, resp *action.InvokeResponse) {
	crud.Invoke(ctx, a, req, resp, func(config sendMessageModel, say crud.Progress) error {
		message := intercom.MessageInput{
			Channel: config.Channel.ValueString(), Subject: config.Subject.ValueString(), Body: config.Body.ValueString(), Template: config.Template.ValueString(),
			From: intercom.Sender{Type: "admin", ID: intercom.NumericID(config.FromAdminID.ValueString())}, Begins: config.Begins.ValueBool(),
		}
		if message.Channel == email && message.Template == "" {
			message.Template = "plain"
		}
		var to []intercom.Person
		for _, id := range tf.ListStrings(config.ContactIDs) {
			contact, err := person(ctx, a.API, id)
			if err != nil {
				return fmt.Errorf("nothing was sent: %w", err)
			}
			to = append(to, contact)
		}
		for i, contact := range to {
			say("Sending a message to contact %s (%d of %d)", contact.ID, i+1, len(to))
			message.To = contact
			sent, err := a.API.Messages.Send(ctx, message)
			if err != nil {
				return fmt.Errorf("%d of %d messages were sent before the one to contact %s: %w", i, len(to), contact.ID, err)
			}
			say("Sent message %s to contact %s (%d of %d)", sent.ID, contact.ID, i+1, len(to))
		}
		return nil
	})
}
