package people

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/datasource"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/crud"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/intercom"
)

type companyNotesDataSource struct{ crud.DataSource }

func newCompanyNotesDataSource() datasource.DataSource {
	return &companyNotesDataSource{crud.DataSource{Name: "company_notes", Since: intercom.MustVersion("2.15")}}
}

type companyNotesModel struct {
	CompanyID types.String     `tfsdk:"company_id"`
	Notes     []foundNoteModel `tfsdk:"company_notes"`
}

func (*companyNotesDataSource) Schema(_ context.Context, _ datasource.SchemaRequest, resp *datasource.SchemaResponse) {
	resp.Schema = notesSchema("company_notes", "The notes about a company, in Intercom's order.\n\nRequires `api_version` 2.15 or newer.",
		"company_id", "Intercom's id of the company, not your own `external_id` of it.")
}

func (d *companyNotesDataSource) Read(ctx context.Context, req datasource.ReadRequest, resp *datasource.ReadResponse) {
	crud.ReadDataSource(ctx, req, resp, func(config companyNotesModel) (*companyNotesModel, error) {
		// Before 2.16 the notes themselves do not tell the company.
		notes, err := crud.Collect(d.API.CompanyNotes.All(ctx, config.CompanyID.ValueString()), foundNoteState)
		for i := range notes {
			notes[i].CompanyID = config.CompanyID
		}
		return &companyNotesModel{config.CompanyID, notes}, err
	})
}
