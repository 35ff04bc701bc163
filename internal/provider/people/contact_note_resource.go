package people

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/crud"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/intercom"
)

type contactNoteResource struct{ crud.Resource }

func newContactNoteResource() resource.Resource {
	return &contactNoteResource{crud.Resource{Name: "contact_note", Loss: noteLoss("contact")}}
}

type contactNoteModel struct {
	ContactID types.String `tfsdk:"contact_id"`
	noteModel
}

func (*contactNoteResource) Schema(_ context.Context, _ resource.SchemaRequest, resp *resource.SchemaResponse) {
	attributes := noteAttributes()
	attributes["contact_id"] = about("Intercom's id of the contact.")
	resp.Schema = schema.Schema{
		MarkdownDescription: `A note about a contact, which teammates see and the contact does not.

` + noteDescription,
		Attributes: attributes,
	}
}

// ModifyPlan warns of what stays.
func (r *contactNoteResource) ModifyPlan(ctx context.Context, req resource.ModifyPlanRequest, resp *resource.ModifyPlanResponse) {
	r.Resource.ModifyPlan(ctx, req, resp)
	planNote(ctx, r.API, "contact_id", req, resp)
}

func (r *contactNoteResource) Create(ctx context.Context, req resource.CreateRequest, resp *resource.CreateResponse) {
	crud.Create(ctx, r, req, resp, func(plan contactNoteModel) (*contactNoteModel, error) {
		return plan.now(r.API.ContactNotes.Create(ctx, plan.ContactID.ValueString(), plan.input()))
	})
}

func (r *contactNoteResource) Read(ctx context.Context, req resource.ReadRequest, resp *resource.ReadResponse) {
	crud.Read(ctx, r, req, resp, func(state contactNoteModel) (*contactNoteModel, error) {
		return state.now(r.API.ContactNotes.Get(ctx, state.ContactID.ValueString(), state.ID.ValueString()))
	})
}

// Update is never called: every attribute that can change replaces.
func (*contactNoteResource) Update(context.Context, resource.UpdateRequest, *resource.UpdateResponse) {
}

// Delete leaves the note where it is: there is no request that deletes one.
func (*contactNoteResource) Delete(context.Context, resource.DeleteRequest, *resource.DeleteResponse) {
}

func (m contactNoteModel) now(note *intercom.Note, err error) (*contactNoteModel, error) {
	switch {
	case err != nil:
		return nil, err
	case note.Contact.ID != "": // another one, perhaps, into which it was merged
		m.ContactID = types.StringValue(note.Contact.ID.String())
	case m.ContactID.IsNull() || note.Company.ID != "":
		return nil, otherSubject(note, "contact", "company")
	}
	m.noteModel = m.noteModel.now(note)
	return &m, nil
}
