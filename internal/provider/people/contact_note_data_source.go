package people

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/datasource"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/crud"
)

type contactNotesDataSource struct{ crud.DataSource }

func newContactNotesDataSource() datasource.DataSource {
	return &contactNotesDataSource{crud.DataSource{Name: "contact_notes"}}
}

type contactNotesModel struct {
	ContactID types.String     `tfsdk:"contact_id"`
	Notes     []foundNoteModel `tfsdk:"contact_notes"`
}

func (*contactNotesDataSource) Schema(_ context.Context, _ datasource.SchemaRequest, resp *datasource.SchemaResponse) {
	resp.Schema = notesSchema("contact_notes", "The notes about a contact, in Intercom's order.", "contact_id", "Intercom's id of the contact.")
}

func (d *contactNotesDataSource) Read(ctx context.Context, req datasource.ReadRequest, resp *datasource.ReadResponse) {
	crud.ReadDataSource(ctx, req, resp, func(config contactNotesModel) (*contactNotesModel, error) {
		notes, err := crud.Collect(d.API.ContactNotes.All(ctx, config.ContactID.ValueString()), foundNoteState)
		return &contactNotesModel{config.ContactID, notes}, err
	})
}
