package workspace

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/datasource"
	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/crud"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/intercom"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/tf"
)

type teamModel struct {
	ID                 types.String `tfsdk:"id"`
	Name               types.String `tfsdk:"name"`
	AdminIDs           types.Set    `tfsdk:"admin_ids"`
	DistributionMethod types.String `tfsdk:"distribution_method"`
	AssignmentLimit    types.Int64  `tfsdk:"assignment_limit"`
}

const teamNotes = "\n\n**Permissions.** The token's app needs *Read admins*.\n\n" +
	"**What Intercom cannot do.** Teams cannot be created, renamed or deleted through the API."

func teamAttributes() map[string]schema.Attribute {
	return map[string]schema.Attribute{
		"id":                  crud.ComputedString("Intercom's id of the team."),
		"name":                crud.ComputedString("Name of the team."),
		"admin_ids":           crud.ComputedStringSet("Ids of the teammates in the team."),
		"distribution_method": crud.ComputedString("How conversations are handed out, such as `round_robin` or `load_balanced`. From `api_version` 2.14 on; null where they are not."),
		"assignment_limit":    crud.ComputedInt64("How many conversations a teammate of a balanced team gets at most. From `api_version` 2.14 on; null where there is no limit."),
	}
}

func newTeamDataSource() datasource.DataSource {
	return &crud.Singular[teamModel]{
		DataSource:  crud.DataSource{Name: "team", Keys: []string{"id", "name"}},
		Description: "A team, by id or by name.\n\nA name that several teams have is an error." + teamNotes,
		Attributes:  teamAttributes(),
		Find: func(ctx context.Context, api *intercom.Client, config teamModel) (*teamModel, error) {
			if config.Name.IsNull() {
				return teamState(api.Teams.Get(ctx, config.ID.ValueString()))
			}
			return teamState(tf.ExactlyNamed(api.Teams.All(ctx), "team named", config.Name.ValueString(), intercom.Exact,
				func(team *intercom.Team) tf.Label { return tf.Label{Name: team.Name, ID: team.ID} }))
		},
	}
}

func newTeamsDataSource() datasource.DataSource {
	return &crud.Plural[crud.None, teamModel]{
		DataSource:  crud.DataSource{Name: "teams"},
		Description: "Every team of the workspace." + teamNotes,
		Each:        teamAttributes(),
		List: func(ctx context.Context, api *intercom.Client, _ crud.None) ([]teamModel, error) {
			return crud.Collect(api.Teams.All(ctx), teamState)
		},
	}
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
