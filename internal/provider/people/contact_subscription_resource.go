package people

import (
	"context"
	"fmt"
	"slices"

	"github.com/hashicorp/terraform-plugin-framework/path"
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

type contactSubscriptionResource struct{ crud.Resource }

func newContactSubscriptionResource() resource.Resource {
	return &contactSubscriptionResource{crud.Resource{
		Name: "contact_subscription", Identity: []string{"contact_id", "subscription_type_id"},
		Loss: crud.Loss{Nothing: "The next apply makes the choice again."},
	}}
}

type contactSubscriptionModel struct {
	ContactID          types.String `tfsdk:"contact_id"`
	SubscriptionTypeID types.String `tfsdk:"subscription_type_id"`
	ConsentType        types.String `tfsdk:"consent_type"`
}

func (*contactSubscriptionResource) Schema(_ context.Context, _ resource.SchemaRequest, resp *resource.SchemaResponse) {
	replace := []planmodifier.String{stringplanmodifier.RequiresReplace()}
	resp.Schema = schema.Schema{
		MarkdownDescription: `The explicit choice of a contact to opt out of a subscription type, or to opt in to one.

The contact opts **out** of a type whose consent type is ` + "`opt_out`" + `, and **in** to one whose consent type is ` + "`opt_in`" + `. Without
this resource, the default of the type applies.

**Permissions.** The token's app needs *Read one user and one company* and *Write users and companies*; Intercom names no
permission of its own for subscription types.

**Existing choices.** A choice that the contact has made already is not taken over, because destroying it later would
undo what a person decided; the error names the id to import.

**Destroy** takes the choice back, and the default of the type applies again. Changing an attribute forces a new resource to be created.

**What Intercom cannot do.** Subscription types themselves cannot be created or changed through the API, and a choice about a
type that is in draft or archived cannot be created.`,
		Attributes: map[string]schema.Attribute{
			"contact_id": schema.StringAttribute{
				Required: true, PlanModifiers: replace, Validators: []validator.String{tf.ID()},
				MarkdownDescription: "Intercom's id of the contact.\nChanging this forces a new resource to be created.",
			},
			"subscription_type_id": schema.StringAttribute{
				Required: true, PlanModifiers: replace, Validators: []validator.String{tf.ID()},
				MarkdownDescription: "Intercom's id of the subscription type, which must be live.\nChanging this forces a new resource to be created.",
			},
			"consent_type": schema.StringAttribute{
				Optional: true, Computed: true,
				PlanModifiers: append(slices.Clone(replace), tf.NewOnly(tf.OneOf("opt_in", "opt_out"))),

				MarkdownDescription: "Consent type of the subscription type, `opt_in` or `opt_out`.\nDefaults to that of the type; set it only to have the plan fail if it is another.\nChanging this forces a new resource to be created.",
			},
		},
	}
}

// ModifyPlan checks a choice that is to be made against its type, which
// Terraform cannot make and which is therefore there already.
func (r *contactSubscriptionResource) ModifyPlan(ctx context.Context, req resource.ModifyPlanRequest, resp *resource.ModifyPlanResponse) {
	r.Resource.ModifyPlan(ctx, req, resp)
	crud.WarnOfTaken(ctx, r, req, resp, crud.Unique[contactSubscriptionModel]{
		Kind: "subscription choice",
		Key: func(m contactSubscriptionModel) (key, words string) {
			return crud.Key(m.ContactID.ValueString(), m.SubscriptionTypeID.ValueString()), fmt.Sprintf("about type %s of contact %s", m.SubscriptionTypeID.ValueString(), m.ContactID.ValueString())
		},
		Holder: func(_ context.Context, m contactSubscriptionModel) string {
			if r.API.ContactSubscriptions.Known(m.ContactID.ValueString(), m.SubscriptionTypeID.ValueString()) == nil {
				return ""
			}
			return m.ContactID.ValueString() + "/" + m.SubscriptionTypeID.ValueString()
		},
	})
	if req.Plan.Raw.IsNull() || r.API == nil {
		return
	}
	var plan, state contactSubscriptionModel
	resp.Diagnostics.Append(req.Plan.Get(ctx, &plan)...)
	if !req.State.Raw.IsNull() {
		resp.Diagnostics.Append(req.State.Get(ctx, &state)...)
	}
	if resp.Diagnostics.HasError() || plan.SubscriptionTypeID.IsUnknown() || plan == state {
		return
	}
	resp.Diagnostics.Append(req.Config.GetAttribute(ctx, path.Root("consent_type"), &plan.ConsentType)...)
	kind, err := choosable(ctx, r.API, plan)
	if err != nil {
		problem := tf.Explain("plan", err)
		problem.AddTo(&resp.Diagnostics, path.Root("subscription_type_id"))
		return
	}
	if !plan.ConsentType.IsUnknown() { // Terraform holds a plan to what is configured, even if that is not known yet
		resp.Diagnostics.Append(resp.Plan.SetAttribute(ctx, path.Root("consent_type"), kind.ConsentType)...)
	}
}

// choosable returns the type that a plan names, if a choice about it can be made.
func choosable(ctx context.Context, api *intercom.Client, plan contactSubscriptionModel) (*intercom.SubscriptionType, error) {
	kind, err := subscriptionTypeByID(ctx, api, plan.SubscriptionTypeID.ValueString())
	if err != nil {
		return nil, err
	}
	wanted := plan.ConsentType.ValueString()
	switch {
	case kind.State != "live":
		return nil, tf.NewDiagnostic("The subscription type is not live",
			"Subscription type %s (%q) is %s. Only a live one can be chosen; make it live in Intercom, or use another.",
			kind.ID, kind.Default.Name, kind.State)
	case wanted != "" && wanted != kind.ConsentType:
		return nil, tf.NewDiagnostic("The subscription type has another consent type",
			"Subscription type %s (%q) is %s, not %s. Leave consent_type out, or use another type: Intercom gives every type one "+
				"consent type, and a choice is always the opposite of its default.",
			kind.ID, kind.Default.Name, kind.ConsentType, wanted)
	}
	return kind, nil
}

func (r *contactSubscriptionResource) Create(ctx context.Context, req resource.CreateRequest, resp *resource.CreateResponse) {
	crud.Create(ctx, r, req, resp, func(plan contactSubscriptionModel) (*contactSubscriptionModel, error) {
		kind, err := choosable(ctx, r.API, plan)
		if err != nil {
			return nil, err
		}
		contact := plan.ContactID.ValueString()
		return contactSubscriptionState(contact)(r.API.ContactSubscriptions.Create(ctx, contact, kind))
	})
}

func (r *contactSubscriptionResource) Read(ctx context.Context, req resource.ReadRequest, resp *resource.ReadResponse) {
	crud.Read(ctx, r, req, resp, func(state contactSubscriptionModel) (*contactSubscriptionModel, error) {
		contact := state.ContactID.ValueString()
		return contactSubscriptionState(contact)(r.API.ContactSubscriptions.Get(ctx, contact, state.SubscriptionTypeID.ValueString()))
	})
}

// Update is never called: every attribute that can change replaces.
func (*contactSubscriptionResource) Update(context.Context, resource.UpdateRequest, *resource.UpdateResponse) {
}

func (r *contactSubscriptionResource) Delete(ctx context.Context, req resource.DeleteRequest, resp *resource.DeleteResponse) {
	crud.Delete(ctx, r, req, resp, func(state contactSubscriptionModel) error {
		return r.API.ContactSubscriptions.Delete(ctx, state.ContactID.ValueString(), state.SubscriptionTypeID.ValueString())
	})
}

func contactSubscriptionState(contactID string) func(*intercom.SubscriptionType, error) (*contactSubscriptionModel, error) {
	return func(kind *intercom.SubscriptionType, err error) (*contactSubscriptionModel, error) {
		if err != nil {
			return nil, err
		}
		return &contactSubscriptionModel{
			ContactID: types.StringValue(contactID), SubscriptionTypeID: types.StringValue(kind.ID.String()),
			ConsentType: types.StringValue(kind.ConsentType),
		}, nil
	}
}
