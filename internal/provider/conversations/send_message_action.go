package conversations

import (
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"

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
	Components  types.String `tfsdk:"components"`
	Locale      types.String `tfsdk:"locale"`
	Begins      types.Bool   `tfsdk:"create_conversation_without_contact_reply"`
}

func newSendMessageAction() action.Action {
	return &sendMessageAction{crud.Action{Name: "send_message"}}
}

const (
	inApp    = "in_app"
	email    = "email"
	whatsApp = "whatsapp"
	sms      = "sms"
)

// channels are the ways in which a message is sent.
var channels = map[string]struct {
	called       string
	since        intercom.Version
	needs, takes []string // attributes; the others are for other channels
}{
	inApp:    {called: "a message in the messenger", needs: []string{"body"}},
	email:    {called: "an e-mail", needs: []string{"body", "subject"}, takes: []string{"template"}},
	whatsApp: {called: "a message by WhatsApp", since: intercom.WhatsAppSince, needs: []string{"components", "template"}, takes: []string{"locale"}},
	sms:      {called: "an SMS", since: intercom.SMSSince, needs: []string{"body"}},
}

// looks are the templates of an e-mail.
var looks = []string{"plain", "personal"}

func (a *sendMessageAction) Schema(_ context.Context, _ action.SchemaRequest, resp *action.SchemaResponse) {
	body := parts.BodyAttribute("What is written, as HTML or plain text.\nRequired, but for WhatsApp, which has none.")
	body.Required, body.Optional = false, true
	resp.Schema = schema.Schema{
		MarkdownDescription: `Sends a message of a teammate to contacts: in the messenger, by e-mail, by WhatsApp or by SMS.

Every contact gets a message of their own. All of them are looked up first, so that nothing is sent where one is not there, or has no phone
number for WhatsApp or an SMS.` + parts.SentNotes + `

**WhatsApp** sends a template that WhatsApp has approved. Its name is the ` + "`template`, and `components`" + ` fills it in. Requires ` + "`api_version`" + ` 2.16 or
newer. **An SMS** requires ` + "`api_version`" + ` ` + "`Preview`" + `. Intercom refuses one with the URL of a picture.

**Permissions.** The token's app needs *Write conversations* and *Read one user and one company*.

**Repeating.** Repeating it sends the message once more, to every contact.

**What Intercom cannot do.** A message cannot be taken back, and no request lists the messages that were sent.`,
		Attributes: map[string]schema.Attribute{
			"channel": schema.StringAttribute{
				Required: true, Validators: []validator.String{tf.OneOf(inApp, email, whatsApp, sms)},
				MarkdownDescription: "How it is sent: `in_app`, `email`, `whatsapp` or `sms`.",
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
			"body": body,
			"template": schema.StringAttribute{
				Optional: true, Validators: []validator.String{tf.Name()},
				MarkdownDescription: "How an e-mail looks: `plain` or `personal`. For WhatsApp it is the name of the template, and required.\nDefaults to `plain`, for an e-mail.",
			},
			"components": schema.StringAttribute{
				Optional: true, Validators: []validator.String{tf.JSONObjects()},
				MarkdownDescription: "What fills the template of WhatsApp's in, as JSON: a list of objects with a `type`, such as `BODY`, and `parameters`. `[]` for nothing.\n" +
					"Required for WhatsApp. Requires `api_version` 2.16 or newer.",
			},
			"locale": schema.StringAttribute{
				Optional: true, Validators: []validator.String{tf.Name()}, MarkdownDescription: "Language of the template of WhatsApp's, such as `en`.\nRequires `api_version` 2.16 or newer.",
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
		refuse.Add(config.wrong(a.API))
		refuse.Admin(ctx, "from_admin_id", config.FromAdminID)
	})
}

// wrong is the attribute that does not go with the channel, and why. Nothing is said of
// what is not known.
func (m sendMessageModel) wrong(api *intercom.Client) (attribute string, err error) {
	name := m.Channel.ValueString()
	channel, known := channels[name]
	if !known {
		return "", nil
	}
	if err := tf.Since(api, channel.since, fmt.Sprintf("The channel %q", name)); err != nil {
		return "channel", err
	}
	values := map[string]types.String{"subject": m.Subject, "body": m.Body, "template": m.Template, "components": m.Components, "locale": m.Locale}
	for _, attribute := range slices.Sorted(maps.Keys(values)) {
		value := values[attribute]
		switch needed := slices.Contains(channel.needs, attribute); {
		case value.IsNull() && needed:
			return attribute, tf.NewDiagnostic(fmt.Sprintf("%s needs %s", tf.Capitalised(channel.called), attribute), "channel is %q. Configure %s.", name, attribute)
		case !value.IsNull() && !value.IsUnknown() && !needed && !slices.Contains(channel.takes, attribute):
			return attribute, tf.NewDiagnostic(fmt.Sprintf("%s has no %s", tf.Capitalised(channel.called), attribute), "channel is %q. Leave %s out.", name, attribute)
		}
	}
	if look := m.Template; name == email && !look.IsNull() && !look.IsUnknown() && !slices.Contains(looks, look.ValueString()) {
		return "template", tf.NewDiagnostic("No such look of an e-mail", "template must be %s for an e-mail.", tf.Quoted(looks))
	}
	return "", nil
}

func (a *sendMessageAction) Invoke(ctx context.Context, req action.InvokeRequest, resp *action.InvokeResponse) {
	crud.Invoke(ctx, a, req, resp, func(config sendMessageModel, say crud.Progress) error {
		if _, err := config.wrong(a.API); err != nil { // some of it may not have been known before
			return err
		}
		message := intercom.MessageInput{
			Channel: config.Channel.ValueString(), Subject: config.Subject.ValueString(), Body: config.Body.ValueString(), Template: config.Template.ValueString(),
			Components: json.RawMessage(config.Components.ValueString()), Locale: config.Locale.ValueString(),
			From: intercom.Sender{Type: "admin", ID: intercom.NumericID(config.FromAdminID.ValueString())}, Begins: config.Begins.ValueBool(),
		}
		if message.Channel == email && message.Template == "" {
			message.Template = "plain"
		}
		var to []intercom.Recipient
		for _, id := range tf.ListStrings(config.ContactIDs) {
			contact, err := recipient(ctx, a.API, id, message.Channel)
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

// recipient looks a contact up whom a message is sent to.
func recipient(ctx context.Context, api *intercom.Client, id, channel string) (intercom.Recipient, error) {
	contact, err := api.Contacts.Get(ctx, id)
	if err != nil {
		return intercom.Recipient{}, err
	}
	to := intercom.Recipient{Person: intercom.Person{Role: contact.Role, ID: id}}
	digits := strings.Map(func(r rune) rune {
		if r < '0' || r > '9' {
			return -1
		}
		return r
	}, contact.Phone)
	if (channel == whatsApp || channel == sms) && digits == "" {
		return to, fmt.Errorf("contact %s has no phone number", id)
	}
	if channel == whatsApp {
		to.Phone, to.Name = json.Number(strings.TrimLeft(digits, "0")), contact.Name
	}
	return to, nil
}
