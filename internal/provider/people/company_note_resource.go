package people

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/crud"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/intercom"
)

type companyNoteResource struct{ crud.Resource }

func newCompanyNoteResource() resource.Resource {
	return &companyNoteResource{crud.Resource{Name: "company_note", Since: intercom.MustVersion("2.16"), Loss: noteLoss("company")}}
}

type companyNoteModel struct {
	CompanyID types.String `tfsdk:"company_id"`
	noteModel
}

func (*companyNoteResource) Schema(_ context.Context, _ resource.SchemaRequest, resp *resource.SchemaResponse) {
	attributes := noteAttributes()
	attributes["company_id"] = about("Intercom's id of the company, not your own `external_id` of it.")
	resp.Schema = schema.Schema{
		MarkdownDescription: `A note about a company, which teammates see.

Requires ` + "`api_version`" + ` 2.16 or newer.

` + noteDescription,
		Attributes: attributes,
	}
}

// ModifyPlan warns of what stays.
func (r *companyNoteResource) ModifyPlan(ctx context.Context, req resource.ModifyPlanRequest, resp *resource.ModifyPlanResponse) {
	r.Resource.ModifyPlan(ctx, req, resp)
	planNote(ctx, r.API, "company_id", req, resp)
}

func (r *companyNoteResource) Create(ctx context.Context, req resource.CreateRequest, resp *resource.CreateResponse) {
	crud.Create(ctx, r, req, resp, func(plan companyNoteModel) (*companyNoteModel, error) {
		return plan.now(r.API.CompanyNotes.Create(ctx, plan.CompanyID.ValueString(), plan.input()))
	})
}

func (r *companyNoteResource) Read(ctx context.Context, req resource.ReadRequest, resp *resource.ReadResponse) {
	crud.Read(ctx, r, req, resp, func(state companyNoteModel) (*companyNoteModel, error) {
		return state.now(r.API.CompanyNotes.Get(ctx, state.CompanyID.ValueString(), state.ID.ValueString()))
	})
}

// Update is never called: every attribute that can change replaces.
func (*companyNoteResource) Update(context.Context, resource.UpdateRequest, *resource.UpdateResponse) {
}

// Delete leaves the note where it is: there is no request that deletes one.
func (*companyNoteResource) Delete(context.Context, resource.DeleteRequest, *resource.DeleteResponse) {
}

func (m companyNoteModel) now(note *intercom.Note, err error) (*companyNoteModel, error) {
	switch {
	case err != nil:
		return nil, err
	case note.Company.ID != "":
		m.CompanyID = types.StringValue(note.Company.ID.String())
	case m.CompanyID.IsNull() || note.Contact.ID != "":
		return nil, otherSubject(note, "company", "contact")
	}
	m.noteModel = m.noteModel.now(note)
	return &m, nil
}
