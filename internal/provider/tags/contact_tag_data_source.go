package tags

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/datasource"
	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/crud"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/tf"
)

type contactTagsDataSource struct{ crud.DataSource }

func newContactTagsDataSource() datasource.DataSource {
	return &contactTagsDataSource{crud.DataSource{Name: "contact_tags"}}
}

type contactTagsModel struct {
	ContactID types.String `tfsdk:"contact_id"`
	Tags      []tagModel   `tfsdk:"contact_tags"`
}

func (*contactTagsDataSource) Schema(_ context.Context, _ datasource.SchemaRequest, resp *datasource.SchemaResponse) {
	resp.Schema = schema.Schema{
		MarkdownDescription: "The tags of a contact.\n\n" +
			"**Permissions.** The token's app needs *Read one user and one company* and *Read tags*.\n\n" +
			"**Personal data.** What a person is tagged with is in the state.",
		Attributes: map[string]schema.Attribute{
			"contact_id": schema.StringAttribute{
				Required: true, Validators: []validator.String{tf.ID()}, MarkdownDescription: "Intercom's id of the contact.",
			},
			"contact_tags": crud.Each("The tags.", crud.Computed(tagAttributes())),
		},
	}
}

func (d *contactTagsDataSource) Read(ctx context.Context, req datasource.ReadRequest, resp *datasource.ReadResponse) {
	crud.ReadDataSource(ctx, req, resp, func(config contactTagsModel) (*contactTagsModel, error) {
		tags, err := crud.Collect(d.API.ContactTags.All(ctx, config.ContactID.ValueString()), tagState)
		return &contactTagsModel{config.ContactID, tags}, err
	})
}
