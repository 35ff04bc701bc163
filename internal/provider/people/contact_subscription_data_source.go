package people

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/datasource"
	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/crud"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/tf"
)

type contactSubscriptionsDataSource struct{ crud.DataSource }

func newContactSubscriptionsDataSource() datasource.DataSource {
	return &contactSubscriptionsDataSource{crud.DataSource{Name: "contact_subscriptions"}}
}

type contactSubscriptionsModel struct {
	ContactID     types.String            `tfsdk:"contact_id"`
	Subscriptions []subscriptionTypeModel `tfsdk:"contact_subscriptions"`
}

func (*contactSubscriptionsDataSource) Schema(_ context.Context, _ datasource.SchemaRequest, resp *datasource.SchemaResponse) {
	resp.Schema = schema.Schema{
		MarkdownDescription: "The subscription types about which a contact has made an explicit choice: out of the `opt_out` ones, into the `opt_in` ones.\n\n" +
			"**Permissions.** The token's app needs *Read one user and one company*.\n\n" +
			"**Personal data.** What a person subscribes to is in the state.",
		Attributes: map[string]schema.Attribute{
			"contact_id": schema.StringAttribute{
				Required: true, Validators: []validator.String{tf.ID()}, MarkdownDescription: "Intercom's id of the contact.",
			},
			"contact_subscriptions": crud.Each("The subscription types with an explicit choice.", subscriptionTypeAttributes()),
		},
	}
}

func (d *contactSubscriptionsDataSource) Read(ctx context.Context, req datasource.ReadRequest, resp *datasource.ReadResponse) {
	crud.ReadDataSource(ctx, req, resp, func(config contactSubscriptionsModel) (*contactSubscriptionsModel, error) {
		subscriptions, err := crud.Collect(d.API.ContactSubscriptions.All(ctx, config.ContactID.ValueString()), subscriptionTypeState)
		return &contactSubscriptionsModel{config.ContactID, subscriptions}, err
	})
}
