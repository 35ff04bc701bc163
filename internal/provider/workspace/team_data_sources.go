package workspace

import (
	"context"
	"fmt"

	"github.com/hashicorp/terraform-plugin-framework/datasource"
	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/crud"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/intercom"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/tf"
)

type teamDataSource struct{ crud.DataSource }

func newTeamDataSource() datasource.DataSource {
	return &teamDataSource{crud.DataSource{Name: "team", Keys: []string{"id", "name"}}}
}

type teamModel struct {
	ID                 types.String `tfsdk:"id"`
	Name               types.String `tfsdk:"name"`
	AdminIDs           types.Set    `tfsdk:"admin_ids"`
	DistributionMethod types.String `tfsdk:"distribution_method"`
	AssignmentLimit    types.Int64  `tfsdk:"assignment_limit"`
}

const teamNotes = "\n\n**Permissions.** The token's app needs *Read admins*.\n\n" +
	"**What Intercom cannot do.** Teams cannot be made, renamed or deleted through the API."

func teamAttributes() map[string]schema.Attribute {
	return map[string]schema.Attribute{
		"id":                  schema.StringAttribute{Computed: true, MarkdownDescription: "Intercom's id of the team."},
		"name":                schema.StringAttribute{Computed: true, MarkdownDescription: "Name of the team."},
		"admin_ids":           schema.SetAttribute{Computed: true, ElementType: types.StringType, MarkdownDescription: "Ids of the teammates in the team."},
		"distribution_method": schema.StringAttribute{Computed: true, MarkdownDescription: "How conversations are handed out, such as `round_robin` or `load_balanced`. From `api_version` 2.14 on; null where they are not."},
		"assignment_limit":    schema.Int64Attribute{Computed: true, MarkdownDescription: "How many conversations a teammate of a balanced team gets at most. From `api_version` 2.14 on; null where there is no limit."},
	}
}

func (*teamDataSource) Schema(_ context.Context, _ datasource.SchemaRequest, resp *datasource.SchemaResponse) {
	resp.Schema = schema.Schema{
		MarkdownDescription: "A team, by id or by name.\n\nA name that several teams have is an error." + teamNotes,
		Attributes:          crud.Keyed(teamAttributes(), "id", "name"),
	}
}

func (d *teamDataSource) Read(ctx context.Context, req datasource.ReadRequest, resp *datasource.ReadResponse) {
	crud.ReadDataSource(ctx, req, resp, func(config teamModel) (*teamModel, error) {
		if config.Name.IsNull() {
			return teamState(d.API.Teams.Get(ctx, config.ID.ValueString()))
		}
		name := config.Name.ValueString()
		return teamState(tf.ExactlyOne(d.API.Teams.All(ctx), fmt.Sprintf("team named %q", name),
			func(team *intercom.Team) string { return fmt.Sprintf("%s (id %s)", team.Name, team.ID) },
			func(team *intercom.Team) bool { return team.Name == name }))
	})
}

type teamsDataSource struct{ crud.DataSource }

func newTeamsDataSource() datasource.DataSource {
	return &teamsDataSource{crud.DataSource{Name: "teams"}}
}

type teamsModel struct {
	Teams []teamModel `tfsdk:"teams"`
}

func (*teamsDataSource) Schema(_ context.Context, _ datasource.SchemaRequest, resp *datasource.SchemaResponse) {
	resp.Schema = schema.Schema{
		MarkdownDescription: "Every team of the workspace." + teamNotes,
		Attributes:          map[string]schema.Attribute{"teams": crud.Each("The teams.", teamAttributes())},
	}
}

func (d *teamsDataSource) Read(ctx context.Context, req datasource.ReadRequest, resp *datasource.ReadResponse) {
	crud.ReadDataSource(ctx, req, resp, func(teamsModel) (*teamsModel, error) {
		teams, err := crud.Collect(d.API.Teams.All(ctx), teamState)
		return &teamsModel{teams}, err
	})
}

func teamState(team *intercom.Team, err error) (*teamModel, error) {
	if err != nil {
		return nil, err
	}
	return &teamModel{
		ID: tf.StringOrNull(team.ID), Name: tf.StringOrNull(team.Name), AdminIDs: tf.StringSet(team.AdminIDs),
		DistributionMethod: tf.StringOrNull(team.DistributionMethod), AssignmentLimit: types.Int64PointerValue(team.AssignmentLimit),
	}, nil
}
