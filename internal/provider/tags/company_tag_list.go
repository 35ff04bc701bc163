package tags

import (
	"cmp"
	"context"
	"iter"

	"github.com/hashicorp/terraform-plugin-framework/list"
	"github.com/hashicorp/terraform-plugin-framework/list/schema"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/crud"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/intercom"
)

func (*companyTagResource) ListResourceConfigSchema(_ context.Context, _ list.ListResourceSchemaRequest, resp *list.ListResourceSchemaResponse) {
	resp.Schema = crud.ListSchema("Lists the tags of companies that have contacts, by your own ids of them and the names of the tags, as `acme / VIP`.\n\n"+
		"**Permissions.** The token's app needs *Read and list users and companies*.",
		map[string]schema.Attribute{"company_id": crud.ListParent("company", false)})
}

func (r *companyTagResource) List(ctx context.Context, req list.ListRequest, stream *list.ListResultsStream) {
	companies := crud.ListParents(ctx, req.Config, "company_id", r.API.Companies.All, r.API.Companies.Get)
	all := crud.Children(companies, func(company *intercom.Company) iter.Seq2[*intercom.Tag, error] { return crud.Members(company.Tags) })
	crud.List(ctx, req, stream, r, all, func(of *crud.Child[intercom.Company, intercom.Tag]) *crud.Listed {
		return &crud.Listed{Name: crud.ListName(cmp.Or(of.Of.CompanyID, of.Of.ID.String()), of.Child.Name), Identity: []string{of.Of.ID.String(), of.Child.ID.String()}}
	})
}
