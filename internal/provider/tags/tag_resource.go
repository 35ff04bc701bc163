package tags

import (
	"context"
	"fmt"

	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/planmodifier"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/crud"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/intercom"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/tf"
)

type tagResource struct{ crud.Resource }

func newTagResource() resource.Resource {
	return &tagResource{crud.Resource{Name: "tag", ImportForms: []string{"name:<name>"}, Loss: crud.Loss{
		Summary: "The tag will be deleted permanently",
		Detail: "is deleted and taken off every contact, company, conversation and article that has it. Nothing brings that back: " +
			"a new tag of the same name has another id and is on nothing. To stop managing it and leave it as it is, use a removed block " +
			"with destroy = false; to give it another address, use a moved block.",
	}}}
}

type tagModel struct {
	ID   types.String `tfsdk:"id"`
	Name types.String `tfsdk:"name"`
}

func tagAttributes() map[string]schema.Attribute {
	return map[string]schema.Attribute{
		"id": crud.ID("tag"),
		"name": schema.StringAttribute{
			Required: true, PlanModifiers: []planmodifier.String{tf.NewOnly(tf.Name())},
			MarkdownDescription: "Name of the tag, unique in the workspace whatever its case.\nChanging this renames the tag, which keeps its id and stays on everything that has it.",
		},
	}
}

func (*tagResource) Schema(_ context.Context, _ resource.SchemaRequest, resp *resource.SchemaResponse) {
	resp.Schema = schema.Schema{
		MarkdownDescription: `A tag: a label for contacts, companies, conversations and content.

**Permissions.** The token's app needs *Read tags* and *Write tags*.

**Existing tags.** Intercom would hand over a tag that has the name already, whatever its case. This resource refuses
instead and names the id to import.

**Destroy** deletes the tag permanently and takes it off everything that has it; the plan says so. Intercom refuses while something depends on the tag,
such as a segment; the error then lists what.

**What Intercom cannot do.** The API does not tell what a tag is used by, and it cannot merge two tags.`,
		Attributes: tagAttributes(),
	}
}

// ModifyPlan warns of a name that another tag has.
func (r *tagResource) ModifyPlan(ctx context.Context, req resource.ModifyPlanRequest, resp *resource.ModifyPlanResponse) {
	r.Resource.ModifyPlan(ctx, req, resp)
	crud.WarnOfTaken(ctx, r, req, resp, crud.Unique[tagModel]{
		Kind: "tag", InPlace: true,
		Key: func(m tagModel) (key, words string) {
			return intercom.AnyCase.Key(m.Name.ValueString()), fmt.Sprintf("named %q", m.Name.ValueString())
		},
		Holder: func(ctx context.Context, m tagModel) string {
			holder, err := r.API.Tags.Holder(ctx, m.Name.ValueString())
			if err != nil || holder == nil {
				return ""
			}
			return holder.ID.String()
		},
	})
}

func (r *tagResource) Create(ctx context.Context, req resource.CreateRequest, resp *resource.CreateResponse) {
	crud.Create(ctx, r, req, resp, func(plan tagModel) (*tagModel, error) {
		return tagState(r.API.Tags.Create(ctx, plan.Name.ValueString()))
	})
}

func (r *tagResource) Read(ctx context.Context, req resource.ReadRequest, resp *resource.ReadResponse) {
	crud.Read(ctx, r, req, resp, func(state tagModel) (*tagModel, error) {
		return tagState(r.API.Tags.Get(ctx, state.ID.ValueString()))
	})
}

func (r *tagResource) Update(ctx context.Context, req resource.UpdateRequest, resp *resource.UpdateResponse) {
	crud.Update(ctx, r, req, resp, func(plan, state tagModel) (*tagModel, error) {
		return tagState(r.API.Tags.Rename(ctx, state.ID.ValueString(), plan.Name.ValueString()))
	})
}

func (r *tagResource) Delete(ctx context.Context, req resource.DeleteRequest, resp *resource.DeleteResponse) {
	crud.Delete(ctx, r, req, resp, func(state tagModel) error {
		return r.API.Tags.Delete(ctx, state.ID.ValueString())
	})
}

// ImportState takes the name too, after "name:".
func (r *tagResource) ImportState(ctx context.Context, req resource.ImportStateRequest, resp *resource.ImportStateResponse) {
	crud.ImportBy(&req, resp, "name", func(name string) (string, error) {
		tag, err := tagNamed(ctx, r.API, name)
		if err != nil {
			return "", err
		}
		return tag.ID.String(), nil
	})
	r.Resource.ImportState(ctx, req, resp)
}

func tagNamed(ctx context.Context, api *intercom.Client, name string) (*intercom.Tag, error) {
	return tf.ExactlyNamed(api.Tags.All(ctx), "tag named", name, intercom.AnyCase,
		func(tag *intercom.Tag) tf.Label { return tf.Label{Name: tag.Name, ID: tag.ID} })
}

func tagState(tag *intercom.Tag, err error) (*tagModel, error) {
	if err != nil {
		return nil, err
	}
	return &tagModel{ID: types.StringValue(tag.ID.String()), Name: types.StringValue(tag.Name)}, nil
}
