package people

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework-validators/int64validator"
	"github.com/hashicorp/terraform-plugin-framework/action"
	"github.com/hashicorp/terraform-plugin-framework/action/schema"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/crud"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/intercom"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/tf"
)

type submitEventSummaryAction struct{ crud.Action }

type submitEventSummaryModel struct {
	ExternalID types.String `tfsdk:"external_id"`
	Name       types.String `tfsdk:"event_name"`
	Count      types.Int64  `tfsdk:"event_count"`
	First      types.String `tfsdk:"first"`
	Last       types.String `tfsdk:"last"`
}

func newSubmitEventSummaryAction() action.Action {
	return &submitEventSummaryAction{crud.Action{Name: "submit_event_summary"}}
}

func (a *submitEventSummaryAction) Schema(_ context.Context, _ action.SchemaRequest, resp *action.SchemaResponse) {
	at := func(description string) schema.StringAttribute {
		return schema.StringAttribute{Required: true, Validators: []validator.String{tf.RFC3339()}, MarkdownDescription: description}
	}
	resp.Schema = schema.Schema{
		MarkdownDescription: `Records how often a user did something, when first and when last: events that happened before your application submitted them.

` + "`intercom_submit_event`" + ` records a single event. It is sent once: where no answer comes back, the error says that it may have been recorded, and it
is not sent again by itself.

**Permissions.** The token's app needs *Write events*.

**Repeating.** Repeating it may count the events once more: Intercom does not say whether it adds a summary to what it has of events of that
name. ` + "`intercom_data_event_summaries`" + ` shows what it has.

**What Intercom cannot do.** A summary cannot be deleted, has no metadata, and is of a user who has an external id.`,
		Attributes: map[string]schema.Attribute{
			"external_id": schema.StringAttribute{Required: true, Validators: []validator.String{tf.Name()}, MarkdownDescription: "Your own id of the user."},
			"event_name": schema.StringAttribute{
				Required: true, Validators: []validator.String{tf.Name()}, MarkdownDescription: "Name of the events, such as `invited-friend`: a verb in the past, and a noun.",
			},
			"event_count": schema.Int64Attribute{
				Required: true, Validators: []validator.Int64{int64validator.AtLeast(1)}, MarkdownDescription: "How often it happened.",
			},
			"first": at("When it happened for the first time, in RFC 3339 format, UTC."),
			"last":  at("When it happened for the last time, in RFC 3339 format, UTC."),
		},
	}
}

func (a *submitEventSummaryAction) ModifyPlan(ctx context.Context, req action.ModifyPlanRequest, resp *action.ModifyPlanResponse) {
	crud.PlanAction(ctx, a, req, resp, func(config submitEventSummaryModel, refuse crud.Refusals) { refuse.Add("last", config.order()) })
}

// order refuses events of which the last was before the first.
func (m submitEventSummaryModel) order() error {
	first, known := tf.Seconds(m.First)
	if last, ok := tf.Seconds(m.Last); known && ok && last < first {
		return tf.NewDiagnostic("The last event was before the first", "last is a time before first.")
	}
	return nil
}

func (a *submitEventSummaryAction) Invoke(ctx context.Context, req action.InvokeRequest, resp *action.InvokeResponse) {
	crud.Invoke(ctx, a, req, resp, func(config submitEventSummaryModel, say crud.Progress) error {
		if err := config.order(); err != nil { // the times may not have been known before
			return err
		}
		name := config.Name.ValueString()
		first, _ := tf.Seconds(config.First)
		last, _ := tf.Seconds(config.Last)
		say("Submitting a summary of the events %q", name)
		err := a.API.DataEvents.Summarise(ctx, config.ExternalID.ValueString(), intercom.DataEventSummaryInput{
			Name: name, Count: config.Count.ValueInt64(), First: first, Last: last,
		})
		if err != nil {
			return err
		}
		say("Intercom has accepted the summary of the events %q", name)
		return nil
	})
}
