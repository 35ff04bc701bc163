package tags

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/crud"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/intercom"
)

type contactTagResource struct{ crud.Resource }

func newContactTagResource() resource.Resource {
	return &contactTagResource{crud.Resource{
		Name: "contact_tag", Identity: []string{"contact_id", "tag_id"},
		Loss: crud.Loss{Nothing: "The next apply puts the tag on again."},
	}}
}

type contactTagModel struct {
	ContactID types.String `tfsdk:"contact_id"`
	TagID     types.String `tfsdk:"tag_id"`
}

func (*contactTagResource) Schema(_ context.Context, _ resource.SchemaRequest, resp *resource.SchemaResponse) {
	resp.Schema = schema.Schema{
		MarkdownDescription: `A tag on a contact.

**Permissions.** The token's app needs *Read one user and one company*, *Read tags*, *Write tags* and *Write users and
companies*.

**Existing tags.** A tag that the contact has already is not taken over, because destroying this resource later would take
off what somebody else put on; the error names the id to import.

**Destroy** takes the tag off the contact. The tag itself stays, and so does the contact. Changing an attribute forces a new resource to be created.

**What Intercom cannot do.** The API does not tell which of several rules, teammates and integrations wants a tag on a
contact: whoever takes it off last wins.`,
		Attributes: map[string]schema.Attribute{
			"contact_id": reference("Intercom's id of the contact."),
			"tag_id":     reference("Intercom's id of the tag."),
		},
	}
}

// ModifyPlan refuses a tag that does not exist.
func (r *contactTagResource) ModifyPlan(ctx context.Context, req resource.ModifyPlanRequest, resp *resource.ModifyPlanResponse) {
	r.Resource.ModifyPlan(ctx, req, resp)
	expectTag(ctx, r.API, req, resp)
	warnOfAttached(ctx, r, req, resp, "contact", func(m contactTagModel) (string, string) { return m.ContactID.ValueString(), m.TagID.ValueString() },
		func(parent, tag string) bool { return r.API.ContactTags.Known(parent, tag) != nil })
}

func (r *contactTagResource) Create(ctx context.Context, req resource.CreateRequest, resp *resource.CreateResponse) {
	crud.Create(ctx, r, req, resp, func(plan contactTagModel) (*contactTagModel, error) {
		contact := plan.ContactID.ValueString()
		return contactTagState(contact)(r.API.ContactTags.Create(ctx, contact, plan.TagID.ValueString()))
	})
}

func (r *contactTagResource) Read(ctx context.Context, req resource.ReadRequest, resp *resource.ReadResponse) {
	crud.Read(ctx, r, req, resp, func(state contactTagModel) (*contactTagModel, error) {
		contact := state.ContactID.ValueString()
		return contactTagState(contact)(r.API.ContactTags.Get(ctx, contact, state.TagID.ValueString()))
	})
}

// Update is never called: both attributes replace.
func (*contactTagResource) Update(context.Context, resource.UpdateRequest, *resource.UpdateResponse) {
}

func (r *contactTagResource) Delete(ctx context.Context, req resource.DeleteRequest, resp *resource.DeleteResponse) {
	crud.Delete(ctx, r, req, resp, func(state contactTagModel) error {
		return r.API.ContactTags.Delete(ctx, state.ContactID.ValueString(), state.TagID.ValueString())
	})
}

func contactTagState(contactID string) func(*intercom.Tag, error) (*contactTagModel, error) {
	return func(tag *intercom.Tag, err error) (*contactTagModel, error) {
		if err != nil {
			return nil, err
		}
		return &contactTagModel{ContactID: types.StringValue(contactID), TagID: types.StringValue(tag.ID.String())}, nil
	}
}
