package people

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/datasource"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/crud"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/intercom"
)

func newContactNotesDataSource() datasource.DataSource {
	return &crud.Plural[ofContact, foundNoteModel]{
		DataSource:  crud.DataSource{Name: "contact_notes"},
		Description: "The notes about a contact, in Intercom's order." + notesAccess,
		Arguments:   crud.Parent("contact"),
		Each:        foundNoteAttributes(), EachIs: "The notes.",
		List: func(ctx context.Context, api *intercom.Client, of ofContact) ([]foundNoteModel, error) {
			return crud.Collect(api.ContactNotes.All(ctx, of.ContactID.ValueString()), foundNoteState)
		},
	}
}
