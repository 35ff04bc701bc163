package people

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/datasource"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/crud"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/intercom"
)

func newCompanyContactsDataSource() datasource.DataSource {
	return &crud.Plural[ofCompany, contactItem]{
		DataSource: crud.DataSource{Name: "company_contacts"},
		Description: `The contacts who belong to a company.

` + "`intercom_contact_companies`" + ` lists the companies of a contact.

**Permissions.** The token's app needs *Read one user and one company*.

**Personal data.** Everything that this reads about people is in the state. Keep the state where such data may be kept.

**What Intercom cannot do.** Archived and merged contacts are in no list. Contacts are read page by page, each with a request.`,
		Arguments: crud.Parent("company"),
		Each:      contactItemAttributes(), EachIs: "The contacts.",
		List: func(ctx context.Context, api *intercom.Client, of ofCompany) ([]contactItem, error) {
			return listedContacts(ctx, api, api.Companies.Contacts(ctx, of.CompanyID.ValueString()))
		},
	}
}
