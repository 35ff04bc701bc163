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

const roleNotes = "\n\nWith an `api_version` before 2.18 the requests go out in the version `Preview`.\n\n" +
	"**Permissions.** The token's app needs *Read admins*; Intercom names no permission of its own for this.\n\n" +
	"**What Intercom cannot do.** Roles cannot be created, changed, deleted or given to a teammate through the API."

type roleModel struct {
	ID          types.String `tfsdk:"id"`
	Name        types.String `tfsdk:"name"`
	Description types.String `tfsdk:"description"`
}

func roleAttributes() map[string]schema.Attribute {
	return map[string]schema.Attribute{
		"id":          crud.ComputedString("Intercom's id of the role."),
		"name":        crud.ComputedString("Name of the role."),
		"description": crud.ComputedString("Description of the role. Null where it has none."),
	}
}

func roleState(role *intercom.Role, err error) (*roleModel, error) {
	if err != nil {
		return nil, err
	}
	return &roleModel{ID: tf.StringOrNull(role.ID), Name: tf.StringOrNull(role.Name), Description: tf.StringOrNull(role.Description)}, nil
}

func newRoleDataSource() datasource.DataSource {
	return &crud.Singular[roleModel]{
		DataSource:  crud.DataSource{Name: "role", Keys: []string{"id", "name"}},
		Description: "A role, which says what a teammate can do in the workspace, by its id or by its name.\n\nA name that several roles have is an error." + roleNotes,
		Attributes:  roleAttributes(),
		Find: func(ctx context.Context, api *intercom.Client, config roleModel) (*roleModel, error) {
			label := func(role *intercom.Role) tf.Label { return tf.Label{Name: role.Name, ID: role.ID} }
			if config.ID.IsNull() {
				return roleState(tf.ExactlyNamed(api.Roles.All(ctx), "role named", config.Name.ValueString(), intercom.Exact, label))
			}
			return roleState(tf.ExactlyOne(api.Roles.All(ctx), "role with the id "+config.ID.ValueString(),
				func(role *intercom.Role) string { return label(role).String() },
				func(role *intercom.Role) bool { return role.ID.String() == config.ID.ValueString() }))
		},
	}
}

func newRolesDataSource() datasource.DataSource {
	return &crud.Plural[crud.None, roleModel]{
		DataSource:  crud.DataSource{Name: "roles"},
		Description: "Every role of the workspace, also those that no teammate has." + roleNotes,
		Each:        roleAttributes(),
		List: func(ctx context.Context, api *intercom.Client, _ crud.None) ([]roleModel, error) {
			return crud.Collect(api.Roles.All(ctx), roleState)
		},
	}
}
