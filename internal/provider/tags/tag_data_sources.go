package tags

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/datasource"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/crud"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/intercom"
)

const tagNotes = "\n\n**Permissions.** The token's app needs *Read tags*."

func newTagDataSource() datasource.DataSource {
	return &crud.Singular[tagModel]{
		DataSource:  crud.DataSource{Name: "tag", Keys: []string{"id", "name"}},
		Description: "A tag, by its id or by its name, whatever the case." + tagNotes,
		Attributes:  crud.Computed(tagAttributes()),
		Find: func(ctx context.Context, api *intercom.Client, config tagModel) (*tagModel, error) {
			if config.Name.IsNull() {
				return tagState(api.Tags.Get(ctx, config.ID.ValueString()))
			}
			return tagState(tagNamed(ctx, api, config.Name.ValueString()))
		},
	}
}

func newTagsDataSource() datasource.DataSource {
	return &crud.Plural[crud.None, tagModel]{
		DataSource:  crud.DataSource{Name: "tags"},
		Description: "Every tag of the workspace." + tagNotes,
		Each:        crud.Computed(tagAttributes()),
		List: func(ctx context.Context, api *intercom.Client, _ crud.None) ([]tagModel, error) {
			return crud.Collect(api.Tags.All(ctx), tagState)
		},
	}
}
