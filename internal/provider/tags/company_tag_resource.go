package tags

import (
	"context"
	"errors"

	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/crud"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/intercom"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/tf"
)

type companyTagResource struct{ crud.Resource }

func newCompanyTagResource() resource.Resource {
	return &companyTagResource{crud.Resource{
		Name: "company_tag", Identity: []string{"company_id", "tag_id"},
		Loss: crud.Loss{Nothing: "The next apply puts the tag on again."},
	}}
}

type companyTagModel struct {
	CompanyID types.String `tfsdk:"company_id"`
	TagID     types.String `tfsdk:"tag_id"`
}

func (*companyTagResource) Schema(_ context.Context, _ resource.SchemaRequest, resp *resource.SchemaResponse) {
	resp.Schema = schema.Schema{
		MarkdownDescription: `A tag on a company.

**Permissions.** The token's app needs *Read one user and one company*, *Read tags*, *Write tags* and *Write users and
companies*.

**Existing tags.** A tag that the company has already is not taken over, because destroying this resource later would take
off what somebody else put on; the error names the id to import.

**Destroy** takes the tag off the company. The tag itself stays, and so does the company. Changing an attribute forces a new resource to be created.

**What Intercom cannot do.** The API tags companies by the name of a tag, and creates a tag where none has the name. This
resource reads the name just before it is used, and checks in the answer which tag was taken. Should somebody rename the tag
in between, the company is left as it was, and the error says which tag may have been created.`,
		Attributes: map[string]schema.Attribute{
			"company_id": reference("Intercom's id of the company, not your own `external_id` of it."),
			"tag_id":     reference("Intercom's id of the tag."),
		},
	}
}

// ModifyPlan refuses a tag that does not exist.
func (r *companyTagResource) ModifyPlan(ctx context.Context, req resource.ModifyPlanRequest, resp *resource.ModifyPlanResponse) {
	r.Resource.ModifyPlan(ctx, req, resp)
	expectTag(ctx, r.API, req, resp)
	warnOfAttached(ctx, r, req, resp, "company", func(m companyTagModel) (string, string) { return m.CompanyID.ValueString(), m.TagID.ValueString() },
		func(parent, tag string) bool { return r.API.CompanyTags.Known(parent, tag) != nil })
}

func (r *companyTagResource) Create(ctx context.Context, req resource.CreateRequest, resp *resource.CreateResponse) {
	crud.Create(ctx, r, req, resp, func(plan companyTagModel) (*companyTagModel, error) {
		_, err := r.API.CompanyTags.Create(ctx, plan.CompanyID.ValueString(), plan.TagID.ValueString())
		return plan.state(renamed(err))
	})
}

func (r *companyTagResource) Read(ctx context.Context, req resource.ReadRequest, resp *resource.ReadResponse) {
	crud.Read(ctx, r, req, resp, func(state companyTagModel) (*companyTagModel, error) {
		_, err := r.API.CompanyTags.Get(ctx, state.CompanyID.ValueString(), state.TagID.ValueString())
		return state.state(err)
	})
}

// Update is never called: both attributes replace.
func (*companyTagResource) Update(context.Context, resource.UpdateRequest, *resource.UpdateResponse) {
}

func (r *companyTagResource) Delete(ctx context.Context, req resource.DeleteRequest, resp *resource.DeleteResponse) {
	crud.Delete(ctx, r, req, resp, func(state companyTagModel) error {
		return renamed(r.API.CompanyTags.Delete(ctx, state.CompanyID.ValueString(), state.TagID.ValueString()))
	})
}

// state is the same two ids: an answer has nothing else to say.
func (m companyTagModel) state(err error) (*companyTagModel, error) {
	if err != nil {
		return nil, err
	}
	return &m, nil
}

// renamed words the error for a tag that was renamed meanwhile.
func renamed(err error) error {
	var other *intercom.TagRenamedError
	if !errors.As(err, &other) {
		return err
	}
	left := "The company is as it was."
	if other.Left != nil {
		left = "The company may have that one on or off now, because undoing it failed: " + other.Left.Error() + "."
	}
	return tf.NewDiagnostic("The tag was renamed at the same time", "Tag %s was called %q when its name was read, and tag %s is by the time it was used. %s "+
		"If tag %s is new, Intercom created it for the name; delete it if nobody wants it. Then apply again.", other.ID, other.Name, other.OtherID, left, other.OtherID)
}
