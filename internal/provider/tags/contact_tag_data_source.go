package tags

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/datasource"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/crud"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/intercom"
)

type contactTagsArguments struct {
	ContactID types.String `tfsdk:"contact_id"`
}

func newContactTagsDataSource() datasource.DataSource {
	return &crud.Plural[contactTagsArguments, tagModel]{
		DataSource: crud.DataSource{Name: "contact_tags"},
		Description: "The tags of a contact.\n\n" +
			"**Permissions.** The token's app needs *Read one user and one company* and *Read tags*.\n\n" +
			"**Personal data.** What a person is tagged with is in the state.",
		Arguments: crud.Parent("contact"),
		Each:      crud.Computed(tagAttributes()), EachIs: "The tags.",
		List: func(ctx context.Context, api *intercom.Client, of contactTagsArguments) ([]tagModel, error) {
			return crud.Collect(api.ContactTags.All(ctx, of.ContactID.ValueString()), tagState)
		},
	}
}
