package workspace

import (
	"context"
	"fmt"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/datasource"
	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/crud"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/intercom"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/tf"
)

type adminDataSource struct{ crud.DataSource }

func newAdminDataSource() datasource.DataSource {
	return &adminDataSource{crud.DataSource{Name: "admin", Keys: []string{"id", "email"}}}
}

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
		"id":                 schema.StringAttribute{Computed: true, MarkdownDescription: "Intercom's id of the teammate."},
		"name":               schema.StringAttribute{Computed: true, MarkdownDescription: "Name of the teammate."},
		"email":              schema.StringAttribute{Computed: true, MarkdownDescription: "E-mail address of the teammate."},
		"job_title":          schema.StringAttribute{Computed: true, MarkdownDescription: "Job title of the teammate."},
		"away_mode_enabled":  schema.BoolAttribute{Computed: true, MarkdownDescription: "Whether the teammate is away."},
		"away_mode_reassign": schema.BoolAttribute{Computed: true, MarkdownDescription: "Whether new replies are reassigned while the teammate is away."},
		"has_inbox_seat":     schema.BoolAttribute{Computed: true, MarkdownDescription: "Whether the teammate has a paid seat in the inbox."},
		"team_ids":           schema.SetAttribute{Computed: true, ElementType: types.StringType, MarkdownDescription: "Ids of the teams that the teammate is in."},
	}
}

func (*adminDataSource) Schema(_ context.Context, _ datasource.SchemaRequest, resp *datasource.SchemaResponse) {
	resp.Schema = schema.Schema{
		MarkdownDescription: "A teammate, whom the API calls an `admin`, by id or by e-mail address." + adminNotes,
		Attributes:          crud.Keyed(adminAttributes(), "id", "email"),
	}
}

func (d *adminDataSource) Read(ctx context.Context, req datasource.ReadRequest, resp *datasource.ReadResponse) {
	crud.ReadDataSource(ctx, req, resp, func(config adminModel) (*adminModel, error) {
		if config.Email.IsNull() {
			return adminState(d.API.Admins.Get(ctx, config.ID.ValueString()))
		}
		email := config.Email.ValueString()
		return adminState(tf.ExactlyOne(d.API.Admins.All(ctx), fmt.Sprintf("teammate with the e-mail address %q", email),
			func(admin *intercom.Admin) string {
				return fmt.Sprintf("%s (%s, id %s)", admin.Email, admin.Name, admin.ID)
			},
			func(admin *intercom.Admin) bool { return strings.EqualFold(admin.Email, email) }))
	})
}

type adminsDataSource struct{ crud.DataSource }

func newAdminsDataSource() datasource.DataSource {
	return &adminsDataSource{crud.DataSource{Name: "admins"}}
}

type adminsModel struct {
	Admins []adminModel `tfsdk:"admins"`
}

func (*adminsDataSource) Schema(_ context.Context, _ datasource.SchemaRequest, resp *datasource.SchemaResponse) {
	resp.Schema = schema.Schema{
		MarkdownDescription: "Every teammate of the workspace, whom the API calls an `admin`." + adminNotes,
		Attributes:          map[string]schema.Attribute{"admins": crud.Each("The teammates.", adminAttributes())},
	}
}

func (d *adminsDataSource) Read(ctx context.Context, req datasource.ReadRequest, resp *datasource.ReadResponse) {
	crud.ReadDataSource(ctx, req, resp, func(adminsModel) (*adminsModel, error) {
		admins, err := crud.Collect(d.API.Admins.All(ctx), adminState)
		return &adminsModel{admins}, err
	})
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
