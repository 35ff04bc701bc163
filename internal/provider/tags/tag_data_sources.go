package tags

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/datasource"
	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/crud"
)

type tagDataSource struct{ crud.DataSource }

func newTagDataSource() datasource.DataSource {
	return &tagDataSource{crud.DataSource{Name: "tag", Keys: []string{"id", "name"}}}
}

func (*tagDataSource) Schema(_ context.Context, _ datasource.SchemaRequest, resp *datasource.SchemaResponse) {
	resp.Schema = schema.Schema{
		MarkdownDescription: "A tag, by its id or by its name, whatever the case.\n\n**Permissions.** The token's app needs *Read tags*.",
		Attributes:          crud.Computed(tagAttributes(), "id", "name"),
	}
}

func (d *tagDataSource) Read(ctx context.Context, req datasource.ReadRequest, resp *datasource.ReadResponse) {
	crud.ReadDataSource(ctx, req, resp, func(config tagModel) (*tagModel, error) {
		if config.Name.IsNull() {
			return tagState(d.API.Tags.Get(ctx, config.ID.ValueString()))
		}
		return tagState(tagNamed(ctx, d.API, config.Name.ValueString()))
	})
}

type tagsDataSource struct{ crud.DataSource }

func newTagsDataSource() datasource.DataSource {
	return &tagsDataSource{crud.DataSource{Name: "tags"}}
}

type tagsModel struct {
	Tags []tagModel `tfsdk:"tags"`
}

func (*tagsDataSource) Schema(_ context.Context, _ datasource.SchemaRequest, resp *datasource.SchemaResponse) {
	resp.Schema = schema.Schema{
		MarkdownDescription: "Every tag of the workspace.\n\n**Permissions.** The token's app needs *Read tags*.",
		Attributes: map[string]schema.Attribute{
			"tags": crud.Each("The tags.", crud.Computed(tagAttributes())),
		},
	}
}

func (d *tagsDataSource) Read(ctx context.Context, req datasource.ReadRequest, resp *datasource.ReadResponse) {
	crud.ReadDataSource(ctx, req, resp, func(tagsModel) (*tagsModel, error) {
		tags, err := crud.Collect(d.API.Tags.All(ctx), tagState)
		return &tagsModel{Tags: tags}, err
	})
}
