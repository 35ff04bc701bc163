package people

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/datasource"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/crud"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/intercom"
)

func newContactSubscriptionsDataSource() datasource.DataSource {
	return &crud.Plural[ofContact, subscriptionTypeModel]{
		DataSource: crud.DataSource{Name: "contact_subscriptions"},
		Description: "The subscription types about which a contact has made an explicit choice: out of the `opt_out` ones, into the `opt_in` ones.\n\n" +
			"**Permissions.** The token's app needs *Read one user and one company*.\n\n" +
			"**Personal data.** What a person subscribes to is in the state.",
		Arguments: crud.Parent("contact"),
		Each:      subscriptionTypeAttributes(), EachIs: "The subscription types with an explicit choice.",
		List: func(ctx context.Context, api *intercom.Client, of ofContact) ([]subscriptionTypeModel, error) {
			return crud.Collect(api.ContactSubscriptions.All(ctx, of.ContactID.ValueString()), subscriptionTypeState)
		},
	}
}
