package people

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/datasource"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/crud"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/intercom"
)

func newContactCompaniesDataSource() datasource.DataSource {
	return &crud.Plural[ofContact, listedCompanyModel]{
		DataSource: crud.DataSource{Name: "contact_companies"},
		Description: "The companies that a contact belongs to.\n\n" +
			"`intercom_contact_company` manages one of them, and is imported by `<contact_id>/<company_id>`.\n\n" +
			"**Permissions.** The token's app needs *Read one user and one company*.\n\n" +
			"**Personal data.** Where a person works is in the state.",
		Arguments: crud.Parent("contact"),
		Each:      listedCompanyAttributes(), EachIs: "The companies.",
		List: func(ctx context.Context, api *intercom.Client, of ofContact) ([]listedCompanyModel, error) {
			return listedCompanies(ctx, api, api.ContactCompanies.All(ctx, of.ContactID.ValueString()))
		},
	}
}
