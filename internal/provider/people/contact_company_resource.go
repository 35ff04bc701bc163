package people

import (
	"context"
	"errors"
	"fmt"

	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/planmodifier"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/stringplanmodifier"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/crud"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/intercom"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/tf"
)

type contactCompanyResource struct{ crud.Resource }

func newContactCompanyResource() resource.Resource {
	return &contactCompanyResource{crud.Resource{
		Name: "contact_company", Identity: []string{"contact_id", "company_id"},
		Loss: crud.Loss{Nothing: "The next apply makes the contact a member again."},
	}}
}

type contactCompanyModel struct {
	ContactID types.String `tfsdk:"contact_id"`
	CompanyID types.String `tfsdk:"company_id"`
}

func (*contactCompanyResource) Schema(_ context.Context, _ resource.SchemaRequest, resp *resource.SchemaResponse) {
	id := func(description string) schema.StringAttribute {
		return schema.StringAttribute{
			Required: true, PlanModifiers: []planmodifier.String{stringplanmodifier.RequiresReplace()}, Validators: []validator.String{tf.ID()},
			MarkdownDescription: description + "\nChanging this forces a new resource to be created.",
		}
	}
	resp.Schema = schema.Schema{
		MarkdownDescription: `The membership of a contact in a company.

**Permissions.** The token's app needs *Read one user and one company* and *Write users and companies*.

**Existing memberships.** One that exists already is not taken over, because destroying it later would undo what something
else created; the error names the id to import.

**Destroy** takes the contact off the company. A company that loses its last contact leaves Intercom's lists and pages, and
stays. Changing an attribute forces a new resource to be created.

**What Intercom cannot do.** A contact can belong to 1,000 companies at most; Intercom refuses more. Whether a contact is an
important one of a company, or what it does there, cannot be said.`,
		Attributes: map[string]schema.Attribute{
			"contact_id": id("Intercom's id of the contact."),
			"company_id": id("Intercom's id of the company: the `id` of an `intercom_company`, not its `external_id`."),
		},
	}
}

// ModifyPlan warns of a membership that there is already.
func (r *contactCompanyResource) ModifyPlan(ctx context.Context, req resource.ModifyPlanRequest, resp *resource.ModifyPlanResponse) {
	r.Resource.ModifyPlan(ctx, req, resp)
	crud.WarnOfTaken(ctx, r, req, resp, crud.Unique[contactCompanyModel]{
		Kind: "membership",
		Key: func(m contactCompanyModel) (key, words string) {
			return crud.Key(m.ContactID.ValueString(), m.CompanyID.ValueString()), fmt.Sprintf("in company %s of contact %s", m.CompanyID.ValueString(), m.ContactID.ValueString())
		},
		Holder: func(_ context.Context, m contactCompanyModel) string {
			if r.API.ContactCompanies.Known(m.ContactID.ValueString(), m.CompanyID.ValueString()) == nil {
				return ""
			}
			return m.ContactID.ValueString() + "/" + m.CompanyID.ValueString()
		},
	})
}

func (r *contactCompanyResource) Create(ctx context.Context, req resource.CreateRequest, resp *resource.CreateResponse) {
	crud.Create(ctx, r, req, resp, func(plan contactCompanyModel) (*contactCompanyModel, error) {
		company, err := r.API.ContactCompanies.Create(ctx, plan.ContactID.ValueString(), plan.CompanyID.ValueString())
		var refused *intercom.Error
		switch {
		case errors.As(err, &refused) && refused.Code == "contact_company_limit_exceeded":
			err = tf.NewDiagnostic("Cannot create: Intercom answered 400 contact_company_limit_exceeded",
				"%s. A contact can belong to 1,000 companies. Take the contact off another one first.", refused)
		}
		return contactCompanyState(plan)(company, err)
	})
}

func (r *contactCompanyResource) Read(ctx context.Context, req resource.ReadRequest, resp *resource.ReadResponse) {
	crud.Read(ctx, r, req, resp, func(state contactCompanyModel) (*contactCompanyModel, error) {
		return contactCompanyState(state)(r.API.ContactCompanies.Get(ctx, state.ContactID.ValueString(), state.CompanyID.ValueString()))
	})
}

// Update is never called: every attribute replaces.
func (*contactCompanyResource) Update(context.Context, resource.UpdateRequest, *resource.UpdateResponse) {
}

func (r *contactCompanyResource) Delete(ctx context.Context, req resource.DeleteRequest, resp *resource.DeleteResponse) {
	crud.Delete(ctx, r, req, resp, func(state contactCompanyModel) error {
		return r.API.ContactCompanies.Delete(ctx, state.ContactID.ValueString(), state.CompanyID.ValueString())
	})
}

func contactCompanyState(of contactCompanyModel) func(*intercom.Company, error) (*contactCompanyModel, error) {
	return func(company *intercom.Company, err error) (*contactCompanyModel, error) {
		if err != nil {
			return nil, err
		}
		return &contactCompanyModel{ContactID: of.ContactID, CompanyID: types.StringValue(company.ID.String())}, nil
	}
}
