package people

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/datasource"
	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/crud"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/intercom"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/tf"
)

// foundNoteModel is a note as data sources show it.
type foundNoteModel struct {
	ID        types.String `tfsdk:"id"`
	ContactID types.String `tfsdk:"contact_id"`
	CompanyID types.String `tfsdk:"company_id"`
	AdminID   types.String `tfsdk:"admin_id"`
	Body      types.String `tfsdk:"body"`
	CreatedAt types.String `tfsdk:"created_at"`
}

func foundNoteAttributes() map[string]schema.Attribute {
	return map[string]schema.Attribute{
		"id":         crud.ComputedString("Intercom's id of the note."),
		"contact_id": crud.ComputedString("Intercom's id of the contact that the note is about; null where it is about a company."),
		"company_id": crud.ComputedString("Intercom's id of the company that the note is about; null where it is about a contact, or `api_version` is older than 2.16."),
		"admin_id":   crud.ComputedString("Intercom's id of the teammate whose note it is; null where it is nobody's."),
		"body":       crud.ComputedString("The text of the note, in HTML."),
		"created_at": crud.ComputedString("When the note was created, in RFC 3339 format, UTC."),
	}
}

func newNoteDataSource() datasource.DataSource {
	return &crud.Singular[foundNoteModel]{
		DataSource: crud.DataSource{Name: "note", Keys: []string{"id"}},
		Description: "A note about a contact or a company.\n\n" +
			"**Permissions.** The token's app needs *Read one user and one company*.\n\n" +
			"**Personal data.** What is noted about a person is in the state.",
		Attributes: foundNoteAttributes(),
		Find: func(ctx context.Context, api *intercom.Client, config foundNoteModel) (*foundNoteModel, error) {
			return foundNoteState(api.Notes.Get(ctx, config.ID.ValueString()))
		},
	}
}

// notesAccess is what the lists of notes have to say beside whose they are.
const notesAccess = "\n\n**Permissions.** The token's app needs *Read one user and one company*.\n\n" +
	"**Personal data.** What is noted is in the state."

func foundNoteState(note *intercom.Note, err error) (*foundNoteModel, error) {
	if err != nil {
		return nil, err
	}
	return &foundNoteModel{
		ID: types.StringValue(note.ID.String()), ContactID: tf.StringOrNull(note.Contact.ID), CompanyID: tf.StringOrNull(note.Company.ID),
		AdminID: tf.StringOrNull(note.Author.ID), Body: types.StringValue(note.Body), CreatedAt: tf.Timestamp(note.CreatedAt),
	}, nil
}
