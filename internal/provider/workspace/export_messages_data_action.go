package workspace

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

type exportMessagesDataAction struct{ crud.Action }

type exportMessagesDataModel struct {
	CreatedAfter  types.String `tfsdk:"created_after"`
	CreatedBefore types.String `tfsdk:"created_before"`
	Path          types.String `tfsdk:"path"`
}

func (m exportMessagesDataModel) span() exportSpan {
	return exportSpan{after: m.CreatedAfter, before: m.CreatedBefore}
}

func newExportMessagesDataAction() action.Action {
	return &exportMessagesDataAction{crud.Action{Name: "export_messages_data"}}
}

func (a *exportMessagesDataAction) Schema(_ context.Context, _ action.SchemaRequest, resp *action.SchemaResponse) {
	resp.Schema = schema.Schema{
		MarkdownDescription: `Exports who received which outbound message and what became of it, into a file.

These are emails, posts, bots, surveys, tours and the like that were sent in a span of time, with who opened, clicked, answered and
completed them. Texts of messages and conversations are not among it.

**Permissions.** The token's app needs *Export content data*.

**Personal data.** The file says which contacts received what.` + exportRepeating + `An export that is waited for is canceled when the action is interrupted. Intercom works on one
export of this kind at a time; another one is waited for.

**What Intercom cannot do.** It exports what was sent in a span, not what was opened or clicked in it. It tells no reason of an export that fails.`,
		Attributes: map[string]schema.Attribute{
			"created_after": schema.StringAttribute{
				Required: true, Validators: []validator.String{tf.RFC3339()},
				MarkdownDescription: "When the first of the messages was sent, at the earliest, in RFC 3339 format, UTC.",
			},
			"created_before": schema.StringAttribute{
				Optional: true, Validators: []validator.String{tf.RFC3339()},
				MarkdownDescription: "When the last of the messages was sent, at the latest, in RFC 3339 format, UTC.\nDefaults to the time at which the action is invoked.",
			},
			"path": exportPath("gzipped CSV as Intercom sends it"),
		},
	}
}

func (a *exportMessagesDataAction) ModifyPlan(ctx context.Context, req action.ModifyPlanRequest, resp *action.ModifyPlanResponse) {
	crud.PlanAction(ctx, a, req, resp, func(config exportMessagesDataModel, refuse crud.Refusals) {
		config.span().refuse(refuse, "created_after", "created_before", config.Path)
	})
}

func (a *exportMessagesDataAction) Invoke(ctx context.Context, req action.InvokeRequest, resp *action.InvokeResponse) {
	crud.Invoke(ctx, a, req, resp, func(config exportMessagesDataModel, say crud.Progress) error {
		exports, span := a.API.MessageExports, config.span()
		return export{
			of: "message data", span: span, path: config.Path.ValueString(), jobs: exports.Exports, say: say,
			start: func(ctx context.Context, queued func()) (*intercom.ExportJob, error) {
				return exports.Start(ctx, intercom.MessageSpan{After: span.begins().Unix(), Before: span.ends().Unix()}, queued)
			},
		}.run(ctx)
	})
}
