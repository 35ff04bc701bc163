package people

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/datasource"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/crud"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/intercom"
)

func newCompanyNotesDataSource() datasource.DataSource {
	return &crud.Plural[ofCompany, foundNoteModel]{
		DataSource:  crud.DataSource{Name: "company_notes", Since: intercom.MustVersion("2.15")},
		Description: "The notes about a company, in Intercom's order.\n\nRequires `api_version` 2.15 or newer." + notesAccess,
		Arguments:   crud.Parent("company"),
		Each:        foundNoteAttributes(), EachIs: "The notes.",
		List: func(ctx context.Context, api *intercom.Client, of ofCompany) ([]foundNoteModel, error) {
			// Before 2.16 the notes themselves do not tell the company.
			notes, err := crud.Collect(api.CompanyNotes.All(ctx, of.CompanyID.ValueString()), foundNoteState)
			for i := range notes {
				notes[i].CompanyID = of.CompanyID
			}
			return notes, err
		},
	}
}
