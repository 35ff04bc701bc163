package knowledge

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/datasource"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/crud"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/intercom"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/tf"
)

const dynamicContentNotes = "\n\n" + dynamicContentVersion + "\n\n**Permissions.** The token's app needs *read_dynamic_content*, as Intercom's reference names the scope."

func newDynamicContentDataSource() datasource.DataSource {
	return &crud.Singular[dynamicContentModel]{
		DataSource:  crud.DataSource{Name: "dynamic_content", Keys: []string{"id", "name"}},
		Description: "A piece of dynamic content, by its id or by its name." + dynamicContentNotes,
		Attributes:  crud.Computed(dynamicContentAttributes()),
		Find: func(ctx context.Context, api *intercom.Client, config dynamicContentModel) (*dynamicContentModel, error) {
			if config.Name.IsNull() {
				return dynamicContentState(api.DynamicContents.Get(ctx, config.ID.ValueString()))
			}
			return dynamicContentState(dynamicContentNamed(ctx, api, config.Name.ValueString()))
		},
	}
}

func newDynamicContentsDataSource() datasource.DataSource {
	return &crud.Plural[crud.None, dynamicContentModel]{
		DataSource:  crud.DataSource{Name: "dynamic_contents"},
		Description: "All dynamic content of the workspace." + dynamicContentNotes,
		Each:        crud.Computed(dynamicContentAttributes()),
		List: func(ctx context.Context, api *intercom.Client, _ crud.None) ([]dynamicContentModel, error) {
			return crud.Collect(api.DynamicContents.All(ctx), dynamicContentState)
		},
	}
}

func dynamicContentNamed(ctx context.Context, api *intercom.Client, name string) (*intercom.DynamicContent, error) {
	return tf.ExactlyNamed(api.DynamicContents.All(ctx), "dynamic content named", name, intercom.Exact,
		func(content *intercom.DynamicContent) tf.Label {
			return tf.Label{Name: string(content.Name), ID: content.ID}
		})
}
