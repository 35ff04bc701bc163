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

type adminModel struct {
	ID               types.String `tfsdk:"id"`
	Name             types.String `tfsdk:"name"`
	Email            types.String `tfsdk:"email"`
	JobTitle         types.String `tfsdk:"job_title"`
	AwayModeEnabled  types.Bool   `tfsdk:"away_mode_enabled"`
	AwayModeReassign types.Bool   `tfsdk:"away_mode_reassign"`
	HasInboxSeat     types.Bool   `tfsdk:"has_inbox_seat"`
	TeamIDs          types.Set    `tfsdk:"team_ids"`
}

const adminNotes = "\n\n**Permissions.** The token's app needs *Read admins*.\n\n" +
	"**Personal data.** Names and e-mail addresses are in the state.\n\n" +
	"**What Intercom cannot do.** Teammates cannot be invited, changed or removed through the API."

func adminAttributes() map[string]schema.Attribute {
	return map[string]schema.Attribute{
		"id":                 crud.ComputedString("Intercom's id of the teammate."),
		"name":               crud.ComputedString("Name of the teammate."),
		"email":              crud.ComputedString("E-mail address of the teammate."),
		"job_title":          crud.ComputedString("Job title of the teammate."),
		"away_mode_enabled":  crud.ComputedBool("Whether the teammate is away."),
		"away_mode_reassign": crud.ComputedBool("Whether new replies are reassigned while the teammate is away."),
		"has_inbox_seat":     crud.ComputedBool("Whether the teammate has a paid seat in the inbox."),
		"team_ids":           crud.ComputedStringSet("Ids of the teams that the teammate is in."),
	}
}

func newAdminDataSource() datasource.DataSource {
	return &crud.Singular[adminModel]{
		DataSource:  crud.DataSource{Name: "admin", Keys: []string{"id", "email"}},
		Description: "A teammate, whom the API calls an `admin`, by id or by e-mail address." + adminNotes,
		Attributes:  adminAttributes(),
		Find: func(ctx context.Context, api *intercom.Client, config adminModel) (*adminModel, error) {
			if config.Email.IsNull() {
				return adminState(api.Admins.Get(ctx, config.ID.ValueString()))
			}
			email := config.Email.ValueString()
			return adminState(tf.ExactlyOne(api.Admins.All(ctx), fmt.Sprintf("teammate with the e-mail address %q", email),
				func(admin *intercom.Admin) string {
					return fmt.Sprintf("%s (%s, id %s)", admin.Email, admin.Name, admin.ID)
				},
				func(admin *intercom.Admin) bool { return intercom.AnyCase.Same(admin.Email, email) }))
		},
	}
}

func newAdminsDataSource() datasource.DataSource {
	return &crud.Plural[crud.None, adminModel]{
		DataSource:  crud.DataSource{Name: "admins"},
		Description: "Every teammate of the workspace, whom the API calls an `admin`." + adminNotes,
		Each:        adminAttributes(), EachIs: "The teammates.",
		List: func(ctx context.Context, api *intercom.Client, _ crud.None) ([]adminModel, error) {
			return crud.Collect(api.Admins.All(ctx), adminState)
		},
	}
}

func adminState(admin *intercom.Admin, err error) (*adminModel, error) {
	if err != nil {
		return nil, err
	}
	return &adminModel{
		ID: tf.StringOrNull(admin.ID), Name: tf.StringOrNull(admin.Name), Email: tf.StringOrNull(admin.Email), JobTitle: tf.StringOrNull(admin.JobTitle),
		AwayModeEnabled: types.BoolValue(admin.AwayModeEnabled), AwayModeReassign: types.BoolValue(admin.AwayModeReassign),
		HasInboxSeat: types.BoolValue(admin.HasInboxSeat), TeamIDs: tf.StringSet(admin.TeamIDs),
	}, nil
}
