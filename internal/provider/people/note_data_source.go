package people

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/datasource"
	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/crud"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/intercom"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/tf"
)

type noteDataSource struct{ crud.DataSource }

func newNoteDataSource() datasource.DataSource {
	return &noteDataSource{crud.DataSource{Name: "note"}}
}

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
	text := func(description string) schema.StringAttribute {
		return schema.StringAttribute{Computed: true, MarkdownDescription: description}
	}
	return map[string]schema.Attribute{
		"id":         text("Intercom's id of the note."),
		"contact_id": text("Intercom's id of the contact that the note is about; null where it is about a company."),
		"company_id": text("Intercom's id of the company that the note is about; null where it is about a contact, or `api_version` is older than 2.16."),
		"admin_id":   text("Intercom's id of the teammate whose note it is; null where it is nobody's."),
		"body":       text("The text of the note, in HTML."),
		"created_at": text("When the note was made, in UTC (RFC 3339)."),
	}
}

func (*noteDataSource) Schema(_ context.Context, _ datasource.SchemaRequest, resp *datasource.SchemaResponse) {
	attributes := foundNoteAttributes()
	attributes["id"] = schema.StringAttribute{
		Required: true, Validators: []validator.String{tf.ID()}, MarkdownDescription: "Intercom's id of the note.",
	}
	resp.Schema = schema.Schema{
		MarkdownDescription: "A note about a contact or a company.\n\n" +
			"**Permissions.** The token's app needs *Read one user and one company*.\n\n" +
			"**Personal data.** What is noted about a person is in the state.",
		Attributes: attributes,
	}
}

func (d *noteDataSource) Read(ctx context.Context, req datasource.ReadRequest, resp *datasource.ReadResponse) {
	crud.ReadDataSource(ctx, req, resp, func(config foundNoteModel) (*foundNoteModel, error) {
		return foundNoteState(d.API.Notes.Get(ctx, config.ID.ValueString()))
	})
}

// notesSchema is the schema of the list of the notes about one object, which
// subject names.
func notesSchema(list, description, subject, subjectDescription string) schema.Schema {
	return schema.Schema{
		MarkdownDescription: description + "\n\n" +
			"**Permissions.** The token's app needs *Read one user and one company*.\n\n" +
			"**Personal data.** What is noted is in the state.",
		Attributes: map[string]schema.Attribute{
			subject: schema.StringAttribute{Required: true, Validators: []validator.String{tf.ID()}, MarkdownDescription: subjectDescription},
			list:    crud.Each("The notes.", foundNoteAttributes()),
		},
	}
}

func foundNoteState(note *intercom.Note, err error) (*foundNoteModel, error) {
	if err != nil {
		return nil, err
	}
	return &foundNoteModel{
		ID: types.StringValue(note.ID.String()), ContactID: tf.StringOrNull(note.Contact.ID), CompanyID: tf.StringOrNull(note.Company.ID),
		AdminID: tf.StringOrNull(note.Author.ID), Body: types.StringValue(note.Body), CreatedAt: tf.Timestamp(note.CreatedAt),
	}, nil
}
