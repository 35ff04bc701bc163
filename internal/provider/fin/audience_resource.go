package fin

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/listdefault"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/listplanmodifier"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/planmodifier"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/crud"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/intercom"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/tf"
)

type audienceResource struct{ crud.Resource }

func newAudienceResource() resource.Resource {
	return &audienceResource{crud.Resource{
		Name: "audience", ImportForms: []string{"name:<name>"}, Since: intercom.AudiencesSince,
		Loss: crud.Loss{
			Summary: "The audience will be deleted permanently",
			Detail: "is deleted. Intercom does not say whom Fin then uses the content for that was for this audience: give that content another one first, " +
				"or take this one off it. A new audience with the same conditions has another id.",
		},
	}}
}

type audienceModel struct {
	ID             types.String `tfsdk:"id"`
	Name           types.String `tfsdk:"name"`
	Predicates     types.List   `tfsdk:"predicates"`
	RolePredicates types.List   `tfsdk:"role_predicates"`
}

func audienceAttributes() map[string]schema.Attribute {
	return map[string]schema.Attribute{
		"id": crud.ID("audience"),
		"name": schema.StringAttribute{
			Required: true, PlanModifiers: []planmodifier.String{tf.NewOnly(tf.Name())},
			MarkdownDescription: "Name of the audience.",
		},
		"predicates": schema.ListNestedAttribute{
			Optional: true, Computed: true, Default: listdefault.StaticValue(types.ListValueMust(predicateType, []attr.Value{})),
			PlanModifiers: []planmodifier.List{keepPredicates{}}, NestedObject: predicateAttributes(),
			MarkdownDescription: "Conditions that people of the audience meet.\nDefaults to none.",
		},
		"role_predicates": schema.ListNestedAttribute{
			Optional: true, Computed: true,
			PlanModifiers: []planmodifier.List{listplanmodifier.UseStateForUnknown(), keepPredicates{}}, NestedObject: predicateAttributes(),
			MarkdownDescription: "Conditions on the role of people of the audience, beside `predicates`.\n" +
				"Empty is the same as every role. Leaving this out gives a new audience the roles that Intercom gives it, which are all, and keeps those of one that exists.",
		},
	}
}

func (*audienceResource) Schema(_ context.Context, _ resource.SchemaRequest, resp *resource.SchemaResponse) {
	resp.Schema = schema.Schema{
		MarkdownDescription: `An audience: a group of people that content for Fin can be limited to.

Requires ` + "`api_version`" + ` 2.16 or newer.

Articles, internal articles, content snippets and content import sources name their audiences in ` + "`audience_ids`" + `.

**Permissions.** The token's app needs *read_audiences* and *read_write_audiences*, as Intercom's reference names the scopes.

**Conditions.** Intercom documents neither which attributes, types and comparisons there are, nor how to combine conditions
otherwise than by *and*. What Intercom refuses, it says in the error of the apply. To learn the words of a condition, create an audience in
Intercom and read it with the data source ` + "`intercom_audience`" + `.

**Existing audiences.** An audience is imported by its id or by its name, as in ` + "`name:Enterprise accounts`" + `. Whether two can have one
name is up to Intercom.

**Destroy** deletes the audience permanently; the plan says so. What Terraform manages of its content is changed before that.

**What Intercom cannot do.** The API does not tell which content an audience is named by, nor who belongs to it.`,
		Attributes: audienceAttributes(),
	}
}

func (r *audienceResource) Create(ctx context.Context, req resource.CreateRequest, resp *resource.CreateResponse) {
	crud.Create(ctx, r, req, resp, func(plan audienceModel) (*audienceModel, error) {
		return plan.as(r.API.Audiences.Create(ctx, plan.input()))
	})
}

func (r *audienceResource) Read(ctx context.Context, req resource.ReadRequest, resp *resource.ReadResponse) {
	crud.Read(ctx, r, req, resp, func(state audienceModel) (*audienceModel, error) {
		return state.as(r.API.Audiences.Get(ctx, state.ID.ValueString()))
	})
}

func (r *audienceResource) Update(ctx context.Context, req resource.UpdateRequest, resp *resource.UpdateResponse) {
	crud.Update(ctx, r, req, resp, func(plan, state audienceModel) (*audienceModel, error) {
		input, before := plan.input(), state.input()
		input.Before = &before
		return plan.as(r.API.Audiences.Update(ctx, state.ID.ValueString(), input))
	})
}

func (r *audienceResource) Delete(ctx context.Context, req resource.DeleteRequest, resp *resource.DeleteResponse) {
	crud.Delete(ctx, r, req, resp, func(state audienceModel) error {
		return r.API.Audiences.Delete(ctx, state.ID.ValueString())
	})
}

// ImportState takes the name too, after "name:".
func (r *audienceResource) ImportState(ctx context.Context, req resource.ImportStateRequest, resp *resource.ImportStateResponse) {
	crud.ImportBy(&req, resp, "name", func(name string) (string, error) {
		found, err := audienceNamed(ctx, r.API, name)
		if err != nil {
			return "", err
		}
		return found.ID.String(), nil
	})
	r.Resource.ImportState(ctx, req, resp)
}

// audienceNamed is the only audience that has a name.
func audienceNamed(ctx context.Context, api *intercom.Client, name string) (*intercom.Audience, error) {
	return tf.ExactlyNamed(api.Audiences.All(ctx), "audience named", name, intercom.Exact,
		func(audience *intercom.Audience) tf.Label { return tf.Label{Name: audience.Name, ID: audience.ID} })
}

func (m *audienceModel) input() intercom.AudienceInput {
	return intercom.AudienceInput{
		Name: m.Name.ValueString(), Predicates: predicatesSent(m.Predicates), RolePredicates: predicatesSent(m.RolePredicates),
	}
}

// as is an audience as Intercom has it, with conditions in the form that the model
// has them in.
func (m *audienceModel) as(audience *intercom.Audience, err error) (*audienceModel, error) {
	if err != nil {
		return nil, err
	}
	return &audienceModel{
		ID: types.StringValue(audience.ID.String()), Name: tf.String(audience.Name),
		Predicates: predicatesAs(m.Predicates, audience.Predicates), RolePredicates: predicatesAs(m.RolePredicates, audience.RolePredicates),
	}, nil
}
