package people

import (
	"context"
	"time"

	"github.com/hashicorp/terraform-plugin-framework/action"
	"github.com/hashicorp/terraform-plugin-framework/action/schema"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/crud"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/intercom"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/tf"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/tf/attributevalues"
)

type submitEventAction struct{ crud.Action }

type submitEventModel struct {
	eventsOf
	Name      types.String  `tfsdk:"event_name"`
	CreatedAt types.String  `tfsdk:"created_at"`
	Metadata  types.Dynamic `tfsdk:"metadata"`
}

func newSubmitEventAction() action.Action {
	return &submitEventAction{crud.Action{Name: "submit_event", Keys: eventKeys}}
}

// mostMetadata is how many names of an event Intercom keeps.
const mostMetadata = 10

func (a *submitEventAction) Schema(_ context.Context, _ action.SchemaRequest, resp *action.SchemaResponse) {
	resp.Schema = schema.Schema{
		MarkdownDescription: `Records that a contact did something: a data event, as your own application submits them.

One of ` + "`contact_id`, `external_id` and `email`" + ` says whose event it is.

**Permissions.** The token's app needs *Write events*.

**Repeating.** Repeating it with the same ` + "`created_at`" + ` changes nothing: of one contact, the same name and second is the same event. Without
` + "`created_at`" + ` every invocation records another event.

**What Intercom cannot do.** An event cannot be changed or deleted. Intercom says that it will record an event, not that it has; a name that
metadata has for the first time can take 24 hours to show.`,
		Attributes: map[string]schema.Attribute{
			"event_name": schema.StringAttribute{
				Required: true, Validators: []validator.String{tf.Name()}, MarkdownDescription: "Name of the event, such as `invited-friend`: a verb in the past, and a noun.",
			},
			"contact_id": schema.StringAttribute{
				Optional: true, Validators: []validator.String{tf.ID()}, MarkdownDescription: "Intercom's id of the contact, a user or a lead.",
			},
			"external_id": schema.StringAttribute{
				Optional: true, Validators: []validator.String{tf.Name()}, MarkdownDescription: "Your own id of the user.",
			},
			"email": schema.StringAttribute{
				Optional: true, Validators: []validator.String{tf.Email()}, MarkdownDescription: "E-mail address of the user.\nWhere several users have it, Intercom picks one of them.",
			},
			"created_at": schema.StringAttribute{
				Optional: true, Validators: []validator.String{tf.RFC3339()},
				MarkdownDescription: "When it happened, in RFC 3339 format, UTC.\nDefaults to the time at which the action is invoked.",
			},
			"metadata": schema.DynamicAttribute{
				Optional: true, Validators: []validator.Dynamic{attributevalues.Sendable(true)},
				MarkdownDescription: "What else is known of the event, by name: an object of at most 10 values. A value is a string, a number or a boolean; a date is Unix seconds " +
					"under a name that ends with `_date`; a link is `{ url, value }`, and an amount of money `{ amount, currency }`, in cents.",
			},
		},
	}
}

func (a *submitEventAction) ModifyPlan(ctx context.Context, req action.ModifyPlanRequest, resp *action.ModifyPlanResponse) {
	crud.PlanAction(ctx, a, req, resp, func(config submitEventModel, refuse crud.Refusals) {
		if names := attributevalues.Names(config.Metadata); len(names) > mostMetadata {
			refuse.Add("metadata", tf.NewDiagnostic("Too much metadata", "metadata has %d names, and Intercom keeps %d of an event.", len(names), mostMetadata))
		}
	})
}

func (a *submitEventAction) Invoke(ctx context.Context, req action.InvokeRequest, resp *action.InvokeResponse) {
	crud.Invoke(ctx, a, req, resp, func(config submitEventModel, say crud.Progress) error {
		at := time.Now().Truncate(time.Second)
		if configured, ok := tf.ParseRFC3339(config.CreatedAt.ValueString()); ok {
			at = configured
		}
		name, shown := config.Name.ValueString(), at.UTC().Format(time.RFC3339)
		say("Submitting the event %q of %s", name, shown)
		metadata, _ := attributevalues.Sent(config.Metadata, true) // the schema has checked it
		err := a.API.DataEvents.Submit(ctx, intercom.DataEventInput{
			Name: name, CreatedAt: at.Unix(), Metadata: metadata,
			ContactID: config.ContactID.ValueString(), ExternalID: config.ExternalID.ValueString(), Email: config.Email.ValueString(),
		})
		if err != nil {
			return err
		}
		say("Intercom has accepted the event %q of %s", name, shown)
		return nil
	})
}
