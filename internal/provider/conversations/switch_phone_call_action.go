package conversations

import (
	"context"
	"errors"

	"github.com/hashicorp/terraform-plugin-framework/action"
	"github.com/hashicorp/terraform-plugin-framework/action/schema"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/crud"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/intercom"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/provider/parts"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/tf"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/tf/attributevalues"
)

type switchPhoneCallAction struct{ crud.Action }

type switchPhoneCallModel struct {
	Phone            types.String  `tfsdk:"phone"`
	CustomAttributes types.Dynamic `tfsdk:"custom_attributes"`
}

func newSwitchPhoneCallAction() action.Action {
	return &switchPhoneCallAction{crud.Action{Name: "switch_phone_call"}}
}

func (a *switchPhoneCallAction) Schema(_ context.Context, _ action.SchemaRequest, resp *action.SchemaResponse) {
	resp.Schema = schema.Schema{
		MarkdownDescription: `Sends a caller a text message with a link to the messenger, which Intercom calls a Switch.` + "\n\n" +
			`The workspace needs Switch, and Intercom charges for text messages.` + parts.SentNotes + `

**Permissions.** Intercom names no permission for a Switch; *Write conversations* is the nearest, which the token's app needs.

**Repeating.** Repeating it sends the text message once more.

**What Intercom cannot do.** A text message cannot be taken back, and no request lists those that were sent.`,
		Attributes: map[string]schema.Attribute{
			"phone": schema.StringAttribute{
				Required: true, Validators: []validator.String{tf.PhoneNumber()},
				MarkdownDescription: "Phone number that the text message is sent to, in E.164 format, such as `+353851234567`. A plan prints it; nothing else does.",
			},
			"custom_attributes": schema.DynamicAttribute{
				Optional: true, Validators: []validator.Dynamic{attributevalues.Sendable(false)},
				MarkdownDescription: "Values of custom attributes that the contact who has the number gets, by the attributes' names: an object.",
			},
		},
	}
}

func (a *switchPhoneCallAction) Invoke(ctx context.Context, req action.InvokeRequest, resp *action.InvokeResponse) {
	crud.Invoke(ctx, a, req, resp, func(config switchPhoneCallModel, say crud.Progress) error {
		say("Sending a text message with a link to the messenger")
		values, _ := attributevalues.Sent(config.CustomAttributes, false) // the schema has checked it
		err := a.API.PhoneSwitches.Send(ctx, intercom.PhoneSwitchInput{Phone: config.Phone.ValueString(), CustomAttributes: values})
		if err != nil {
			return notSwitched(err)
		}
		say("Intercom has sent the text message")
		return nil
	})
}

// notSwitched says what to do about the refusals that only a Switch has.
func notSwitched(err error) error {
	var refused *intercom.Error
	if !errors.As(err, &refused) || intercom.IsAmbiguous(err) {
		return err
	}
	switch refused.Code {
	case "invalid_phone_number":
		return tf.NewDiagnostic("Cannot switch phone call: Intercom knows no such phone number",
			"phone is in E.164 format: +, the code of the country, and the number without the 0 before it. Nothing was sent. Intercom's answer was: %v.", refused)
	case "sms_failed":
		return tf.NewDiagnostic("Cannot switch phone call: the text message was not sent",
			"Intercom does not say why. See that phone is a number that gets text messages, and that the workspace can send them there; "+
				"then invoke the action again. Intercom's answer was: %v.", refused)
	default:
		return err
	}
}
