package workspace

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework-validators/int64validator"
	"github.com/hashicorp/terraform-plugin-framework/datasource"
	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/crud"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/intercom"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/tf"
)

type teamMetricsArguments struct {
	TeamID        types.String `tfsdk:"team_id"`
	IdleThreshold types.Int64  `tfsdk:"idle_threshold"`
}

type teamMetricModel struct {
	AdminID types.String `tfsdk:"admin_id"`
	Open    types.Int64  `tfsdk:"open"`
	Idle    types.Int64  `tfsdk:"idle"`
	Snoozed types.Int64  `tfsdk:"snoozed"`
}

func newTeamMetricsDataSource() datasource.DataSource {
	const longest = 86400
	arguments := crud.Parent("team")
	arguments["idle_threshold"] = schema.Int64Attribute{
		Optional: true, Validators: []validator.Int64{int64validator.Between(1, longest)},
		MarkdownDescription: "After how many seconds of waiting for a teammate an open conversation is idle, 1 to 86400. Without it that is 1800, half an hour.",
	}
	return &crud.Plural[teamMetricsArguments, teamMetricModel]{
		DataSource: crud.DataSource{Name: "team_metrics", Since: intercom.TeamMetricsSince},
		Description: `How many conversations each teammate of a team has at the moment: open, idle and snoozed.

Requires ` + "`api_version`" + ` 2.16 or newer.

**Permissions.** The token's app needs *Read admins*.

**What Intercom cannot do.** The workspace needs real-time monitoring, which not every plan of Intercom's has; without it Intercom refuses.
The counts are those of the moment at which Terraform reads them, so that each plan may show others.`,
		Arguments: arguments,
		Each: map[string]schema.Attribute{
			"admin_id": crud.ComputedString("Id of the teammate."),
			"open":     crud.ComputedInt64("How many open conversations are assigned to the teammate."),
			"idle":     crud.ComputedInt64("How many of these have been waiting for the teammate for longer than the threshold."),
			"snoozed":  crud.ComputedInt64("How many snoozed conversations are assigned to the teammate."),
		},
		EachIs: "The counts, one for each teammate of the team.",
		List: func(ctx context.Context, api *intercom.Client, of teamMetricsArguments) ([]teamMetricModel, error) {
			return crud.Collect(api.Teams.Metrics(ctx, of.TeamID.ValueString(), of.IdleThreshold.ValueInt64()), teamMetricState)
		},
	}
}

func teamMetricState(metric *intercom.TeamMetric, err error) (*teamMetricModel, error) {
	if err != nil {
		return nil, err
	}
	return &teamMetricModel{
		tf.StringOrNull(metric.AdminID), types.Int64Value(metric.Open), types.Int64Value(metric.Idle), types.Int64Value(metric.Snoozed),
	}, nil
}
