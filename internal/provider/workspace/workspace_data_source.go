package workspace

import (
	"context"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/datasource"
	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/crud"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/intercom"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/tf"
)

type workspaceModel struct {
	ID         types.String `tfsdk:"id"`
	Name       types.String `tfsdk:"name"`
	Region     types.String `tfsdk:"region"`
	Timezone   types.String `tfsdk:"timezone"`
	AdminID    types.String `tfsdk:"admin_id"`
	AdminName  types.String `tfsdk:"admin_name"`
	AdminEmail types.String `tfsdk:"admin_email"`
}

func newWorkspaceDataSource() datasource.DataSource {
	return &crud.Singular[workspaceModel]{
		DataSource: crud.DataSource{Name: "workspace"},
		Description: "The workspace that the access token belongs to, and the teammate that the token acts as.\n\n" +
			"**Permissions.** Every token may read this.\n\n**Personal data.** The name and the e-mail address of a teammate are in the state.",
		Attributes: map[string]schema.Attribute{
			"id":          crud.ComputedString("Id of the workspace, as in the URLs of Intercom's pages."),
			"name":        crud.ComputedString("Name of the workspace."),
			"region":      crud.ComputedString("Where the workspace is hosted: `us`, `eu` or `au`."),
			"timezone":    crud.ComputedString("Time zone of the workspace, such as `Europe/Dublin`."),
			"admin_id":    crud.ComputedString("Id of the teammate that the token acts as."),
			"admin_name":  crud.ComputedString("Name of that teammate."),
			"admin_email": crud.ComputedString("E-mail address of that teammate."),
		},
		Find: func(ctx context.Context, api *intercom.Client, _ workspaceModel) (*workspaceModel, error) {
			return workspaceState(api.Workspace.Me(ctx))
		},
	}
}

func workspaceState(me *intercom.Me, err error) (*workspaceModel, error) {
	if err != nil {
		return nil, err
	}
	return &workspaceModel{
		ID: tf.StringOrNull(me.App.ID), Name: tf.StringOrNull(me.App.Name), Region: tf.StringOrNull(strings.ToLower(me.App.Region)), Timezone: tf.StringOrNull(me.App.Timezone),
		AdminID: tf.StringOrNull(me.ID), AdminName: tf.StringOrNull(me.Name), AdminEmail: tf.StringOrNull(me.Email),
	}, nil
}
