package workspace

import (
	"context"
	"errors"

	"github.com/hashicorp/terraform-plugin-framework/datasource"
	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/crud"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/intercom"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/tf"
)

type workflowModel struct {
	RulesetID        types.String `tfsdk:"ruleset_id"`
	ID               types.String `tfsdk:"id"`
	Title            types.String `tfsdk:"title"`
	Description      types.String `tfsdk:"description"`
	TriggerType      types.String `tfsdk:"trigger_type"`
	State            types.String `tfsdk:"state"`
	TargetChannels   types.Set    `tfsdk:"target_channels"`
	PreferredDevices types.Set    `tfsdk:"preferred_devices"`
	Definition       types.String `tfsdk:"definition"`
	CreatedAt        types.String `tfsdk:"created_at"`
	UpdatedAt        types.String `tfsdk:"updated_at"`
}

func newWorkflowDataSource() datasource.DataSource {
	return &crud.Singular[workflowModel]{
		DataSource: crud.DataSource{Name: "workflow", Keys: []string{"ruleset_id"}, Since: intercom.WorkflowsSince},
		Description: "A workflow with its whole definition, as Intercom exports it.\n\n" +
			"`ruleset_id` is the number at the end of the workflow's URL in Intercom, `https://app.intercom.com/a/apps/<app_id>/automation/workflows/<ruleset_id>`. " +
			"The `id` of the workflow is another number, by which nothing is found.\n\nRequires `api_version` 2.15 or newer.\n\n" +
			"**Permissions.** Intercom names no permission of its own for workflows. The plan of the workspace may not include exporting them, which the error says then.\n\n" +
			"**What Intercom cannot do.** Workflows cannot be listed, created, changed or deleted through the API.",
		Attributes: map[string]schema.Attribute{
			"ruleset_id":        crud.ComputedString("Intercom's id of the workflow's ruleset, which is the number at the end of the workflow's URL."),
			"id":                crud.ComputedString("Intercom's id of the workflow, which is not `ruleset_id`."),
			"title":             crud.ComputedString("Title of the workflow."),
			"description":       crud.ComputedString("Description of the workflow. Null where it has none."),
			"trigger_type":      crud.ComputedString("What starts the workflow, such as `inbound_conversation`."),
			"state":             crud.ComputedString("`live`, `draft` or `paused`."),
			"target_channels":   crud.ComputedStringSet("Channels that the workflow is for, such as `chat`."),
			"preferred_devices": crud.ComputedStringSet("Devices that the workflow is for, such as `desktop`."),
			"definition": crud.ComputedString("All that Intercom exports of the workflow, in JSON, with its steps in `workflow.snapshot`. The time of the export is not in it, " +
				"so that it differs only when the workflow does."),
			"created_at": crud.ComputedString("When the workflow was created, in RFC 3339 format, UTC."),
			"updated_at": crud.ComputedString("When the workflow was last updated, in RFC 3339 format, UTC."),
		},
		Find: func(ctx context.Context, api *intercom.Client, config workflowModel) (*workflowModel, error) {
			workflow, err := api.Workflows.Get(ctx, config.RulesetID.ValueString())
			if errors.Is(err, intercom.ErrNotFound) {
				return nil, tf.NewDiagnostic("No such workflow", "No workflow has the ruleset_id %s. It is the number at the end of the workflow's URL in Intercom, "+
					"and not the workflow's own id. Intercom answered: %v.", config.RulesetID.ValueString(), err)
			}
			if err != nil {
				return nil, err
			}
			return &workflowModel{
				RulesetID: config.RulesetID, ID: tf.StringOrNull(workflow.ID), Title: tf.StringOrNull(workflow.Title), Description: tf.StringOrNull(workflow.Description),
				TriggerType: tf.StringOrNull(workflow.TriggerType), State: tf.StringOrNull(workflow.State),
				TargetChannels: tf.StringSet(workflow.TargetChannels), PreferredDevices: tf.StringSet(workflow.PreferredDevices),
				Definition: types.StringValue(workflow.Definition), CreatedAt: tf.Timestamp(workflow.CreatedAt), UpdatedAt: tf.Timestamp(workflow.UpdatedAt),
			}, nil
		},
	}
}
