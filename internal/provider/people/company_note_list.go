package people

import (
	"context"
	"iter"

	"github.com/hashicorp/terraform-plugin-framework/list"
	"github.com/hashicorp/terraform-plugin-framework/list/schema"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/crud"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/intercom"
)

func (*companyNoteResource) ListResourceConfigSchema(_ context.Context, _ list.ListResourceSchemaRequest, resp *list.ListResourceSchemaResponse) {
	resp.Schema = crud.ListSchema("Lists the notes about a company, by its own id and theirs, as `acme / 42`.\n\nRequires `api_version` 2.16 or newer.\n\n**Permissions.** The token's app needs *Read one user and one company*.",
		map[string]schema.Attribute{"company_id": crud.ListParent("company", true)})
}

func (r *companyNoteResource) List(ctx context.Context, req list.ListRequest, stream *list.ListResultsStream) {
	parent := crud.ListParents(ctx, req.Config, "company_id", nil, r.API.Companies.Get)
	listNotes(ctx, req, stream, r, parent, companyListName, func(company *intercom.Company) iter.Seq2[*intercom.Note, error] {
		return r.API.CompanyNotes.All(ctx, company.ID.String())
	})
}
