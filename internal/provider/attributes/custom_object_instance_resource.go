package attributes

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/diag"
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
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/tf/attributevalues"
)

type customObjectInstanceResource struct{ crud.Resource }

func newCustomObjectInstanceResource() resource.Resource {
	return &customObjectInstanceResource{crud.Resource{
		Name: "custom_object_instance", ImportForms: []string{"<object_type>/external_id:<your own id>"}, Identity: []string{"object_type", "id"}, Since: customObjectInstancesSince,
		Loss: crud.Loss{
			Summary: "The custom object instance will be deleted permanently",
			Detail: "is deleted with the values of its attributes, also with those that Terraform does not manage, and is taken off the contacts, " +
				"conversations and instances that are related to it. Nothing brings it back.",
		},
	}}
}

// customObjectInstancesSince is the first version that has them.
var customObjectInstancesSince = intercom.MustVersion("2.13")

// customObjectFields are what an instance has beside the attributes of its type.
type customObjectFields struct {
	ID                types.String `tfsdk:"id"`
	ObjectType        types.String `tfsdk:"object_type"`
	ExternalID        types.String `tfsdk:"external_id"`
	ExternalCreatedAt types.String `tfsdk:"external_created_at"`
	ExternalUpdatedAt types.String `tfsdk:"external_updated_at"`
	CreatedAt         types.String `tfsdk:"created_at"`
	UpdatedAt         types.String `tfsdk:"updated_at"`
}

type customObjectInstanceModel struct {
	customObjectFields
	CustomAttributes types.Dynamic `tfsdk:"custom_attributes"`
}

// noDefinitions is all that Intercom tells of what attributes a type has.
var noDefinitions attributevalues.Definitions

func customObjectInstanceAttributes() map[string]schema.Attribute {
	replace := []planmodifier.String{stringplanmodifier.RequiresReplace()}
	external := func(description string) schema.StringAttribute {
		return schema.StringAttribute{
			Optional: true, Computed: true, PlanModifiers: []planmodifier.String{tf.KeepTimestamp(), tf.NewOnly(tf.RFC3339())},
			MarkdownDescription: description + ", in RFC 3339 format, UTC.\nLeaving this out keeps what Intercom has.",
		}
	}
	return map[string]schema.Attribute{
		"id": crud.ID("instance"),
		"object_type": schema.StringAttribute{
			Required: true, PlanModifiers: replace, Validators: []validator.String{tf.ID()},
			MarkdownDescription: "Identifier of the type, such as `Order`, as Intercom's settings show it.\nChanging this forces a new resource to be created.",
		},
		"external_id": schema.StringAttribute{
			Required: true, PlanModifiers: append(slices.Clone(replace), tf.NewOnly(tf.Name())),
			MarkdownDescription: "Your own id of the instance, unique among those of the type.\nChanging this forces a new resource to be created.",
		},
		"external_created_at": external("When the object was created where it comes from"),
		"external_updated_at": external("When the object was last updated where it comes from"),
		"created_at": schema.StringAttribute{
			Computed: true, PlanModifiers: []planmodifier.String{stringplanmodifier.UseStateForUnknown()},
			MarkdownDescription: "When the instance was created in Intercom, in RFC 3339 format, UTC.",
		},
		"updated_at":        schema.StringAttribute{Computed: true, MarkdownDescription: "When the instance was last updated in Intercom, in RFC 3339 format, UTC."},
		"custom_attributes": attributevalues.Attribute("Values of the attributes that the type has.", attributevalues.Relations),
	}
}

func (*customObjectInstanceResource) Schema(_ context.Context, _ resource.SchemaRequest, resp *resource.SchemaResponse) {
	resp.Schema = schema.Schema{
		MarkdownDescription: `An instance of a custom object, such as one order of the type ` + "`Order`" + `.

Requires ` + "`api_version`" + ` 2.13 or newer.

Use it for what changes as seldom as a configuration does, such as a catalogue of products or plans. What an application writes all
the time is better left to the application.

**Permissions.** Custom objects need a permission of their own, which the settings of the token's app in the Developer Hub offer;
Intercom's documentation of the API does not name it.

**Existing instances.** Intercom would change an instance that has the ` + "`external_id`" + ` already. This resource refuses instead and
names the id to import. An instance is imported by ` + "`object_type/id`" + `, or by your own id, as in ` + "`Order/external_id:1042`" + `.

**Attributes that Terraform never wrote** stay as they are. Intercom does not say whether a write keeps what it leaves out, so an
update reads the instance and sends all of it again, with what changes. What somebody else writes in the same moment can be
undone by that.

**Destroy** deletes the instance permanently; the plan says so. Contacts, conversations and instances that were related to it stay.

**What Intercom cannot do.** The types and their attributes are created in Intercom's settings, and nothing in the API lists them. So
a name or a type of value that is wrong shows only when applying; and of a value that is none of a list's options, Intercom stores
no value at all, without an error, of which the apply warns. Instances without an external id cannot be changed, and so not be managed.`,
		Attributes: customObjectInstanceAttributes(),
	}
}

// ModifyPlan keeps the time of the last change where nothing is to change, and
// only there. The framework takes values that are not managed for a change, and
// does not see one in values that leave.
func (r *customObjectInstanceResource) ModifyPlan(ctx context.Context, req resource.ModifyPlanRequest, resp *resource.ModifyPlanResponse) {
	r.Resource.ModifyPlan(ctx, req, resp)
	crud.WarnOfTaken(ctx, r, req, resp, crud.Unique[customObjectInstanceModel]{
		Kind: "custom object instance",
		Key: func(m customObjectInstanceModel) (key, words string) {
			objectType, externalID := m.ObjectType.ValueString(), m.ExternalID.ValueString()
			return crud.Key(objectType, externalID), fmt.Sprintf("of type %q with the external id %q", objectType, externalID)
		},
		Holder: func(_ context.Context, m customObjectInstanceModel) string {
			holder := r.API.CustomObjectInstances.Known(m.ObjectType.ValueString(), m.ExternalID.ValueString())
			if holder == nil {
				return ""
			}
			return m.ObjectType.ValueString() + "/" + holder.ID.String()
		},
	})
	if req.State.Raw.IsNull() || req.Plan.Raw.IsNull() {
		return
	}
	var plan, state customObjectInstanceModel
	resp.Diagnostics.Append(req.Plan.Get(ctx, &plan)...)
	resp.Diagnostics.Append(req.State.Get(ctx, &state)...)
	plan.UpdatedAt = state.UpdatedAt
	updatedAt := types.StringUnknown()
	if plan.customObjectFields == state.customObjectFields && plan.CustomAttributes.Equal(state.CustomAttributes) {
		updatedAt = state.UpdatedAt
	}
	resp.Diagnostics.Append(resp.Plan.SetAttribute(ctx, path.Root("updated_at"), updatedAt)...)
}

func (r *customObjectInstanceResource) Create(ctx context.Context, req resource.CreateRequest, resp *resource.CreateResponse) {
	crud.Create(ctx, r, req, resp, func(plan customObjectInstanceModel) (*customObjectInstanceModel, error) {
		change := attributevalues.Change{Plan: plan.CustomAttributes}
		input, err := customObjectInput(plan, change)
		if err != nil {
			return nil, err
		}
		made, err := r.API.CustomObjectInstances.Create(ctx, plan.ObjectType.ValueString(), input)
		if err != nil {
			return nil, err
		}
		attributevalues.Remember(ctx, resp.Private, &resp.Diagnostics, change)
		return customObjectAsPlanned(&resp.Diagnostics, plan, change, made), nil
	})
}

// Read takes everything into the state where there was nothing, as after an
// import.
func (r *customObjectInstanceResource) Read(ctx context.Context, req resource.ReadRequest, resp *resource.ReadResponse) {
	crud.Read(ctx, r, req, resp, func(state customObjectInstanceModel) (*customObjectInstanceModel, error) {
		instance, err := r.API.CustomObjectInstances.Get(ctx, state.ObjectType.ValueString(), state.ID.ValueString())
		if err != nil {
			return nil, err
		}
		if instance.ExternalID == "" {
			return nil, tf.NewDiagnostic("The instance has no external id", "Intercom changes instances by their external id, and %s %s has none, "+
				"so it cannot be managed. Create another one that has, or leave this one to what created it.", state.ObjectType.ValueString(), instance.ID)
		}
		if state.ExternalID.IsNull() {
			attributevalues.RememberImport(ctx, resp.Private, &resp.Diagnostics)
		}
		if attributevalues.Recall(ctx, resp.Private, &resp.Diagnostics).Whole {
			state.CustomAttributes = attributevalues.Everything()
		}
		return &customObjectInstanceModel{
			customObjectFieldsAs(state.customObjectFields, instance), noDefinitions.State(state.CustomAttributes, instance.CustomAttributes),
		}, nil
	})
}

func (r *customObjectInstanceResource) Update(ctx context.Context, req resource.UpdateRequest, resp *resource.UpdateResponse) {
	crud.Update(ctx, r, req, resp, func(plan, state customObjectInstanceModel) (*customObjectInstanceModel, error) {
		objectType, id := state.ObjectType.ValueString(), state.ID.ValueString()
		change := attributevalues.Change{
			Plan: plan.CustomAttributes, State: state.CustomAttributes, Memory: attributevalues.Recall(ctx, req.Private, &resp.Diagnostics),
			Now: func() (map[string]any, error) {
				instance, err := r.API.CustomObjectInstances.Get(ctx, objectType, id)
				if err != nil {
					return nil, err
				}
				return instance.CustomAttributes, nil
			},
		}
		// An update writes the whole instance, each value in the form of the
		// configuration: the answer does not tell a relation to one from one to many.
		input, err := customObjectInput(plan, change.Anew())
		if err != nil {
			return nil, err
		}
		changed, err := r.API.CustomObjectInstances.Update(ctx, objectType, id, input)
		if err != nil {
			return nil, err
		}
		attributevalues.Remember(ctx, resp.Private, &resp.Diagnostics, change)
		return customObjectAsPlanned(&resp.Diagnostics, plan, change, changed), nil
	})
}

func (r *customObjectInstanceResource) Delete(ctx context.Context, req resource.DeleteRequest, resp *resource.DeleteResponse) {
	crud.Delete(ctx, r, req, resp, func(state customObjectInstanceModel) error {
		return r.API.CustomObjectInstances.Delete(ctx, state.ObjectType.ValueString(), state.ID.ValueString())
	})
}

// ImportState takes your own id too, after the type and "/external_id:".
func (r *customObjectInstanceResource) ImportState(ctx context.Context, req resource.ImportStateRequest, resp *resource.ImportStateResponse) {
	if objectType, externalID, found := strings.Cut(req.ID, "/external_id:"); found {
		instance, err := r.API.CustomObjectInstances.ByExternalID(ctx, objectType, externalID)
		if crud.AddError(&resp.Diagnostics, "import", err); err != nil {
			return
		}
		req.ID = objectType + "/" + instance.ID.String()
	}
	r.Resource.ImportState(ctx, req, resp)
}

// customObjectInput is what is written of a plan.
func customObjectInput(plan customObjectInstanceModel, change attributevalues.Change) (intercom.CustomObjectInput, error) {
	values, err := noDefinitions.Request(change)
	return intercom.CustomObjectInput{
		ExternalID:        plan.ExternalID.ValueString(),
		ExternalCreatedAt: tf.UnixSeconds(plan.ExternalCreatedAt), ExternalUpdatedAt: tf.UnixSeconds(plan.ExternalUpdatedAt),
		CustomAttributes: values,
	}, err
}

// customObjectAsPlanned is the state after a write: what was planned, with
// warnings where Intercom stored something else.
func customObjectAsPlanned(
	diags *diag.Diagnostics, plan customObjectInstanceModel, change attributevalues.Change, saved *intercom.CustomObjectInstance,
) *customObjectInstanceModel {
	now := customObjectFieldsAs(plan.customObjectFields, saved)
	object := "instance " + saved.ID.String()
	now.ExternalID = tf.AsPlanned(diags, path.Root("external_id"), object, plan.ExternalID, now.ExternalID)
	now.ExternalCreatedAt = tf.AsPlanned(diags, path.Root("external_created_at"), object, plan.ExternalCreatedAt, now.ExternalCreatedAt)
	now.ExternalUpdatedAt = tf.AsPlanned(diags, path.Root("external_updated_at"), object, plan.ExternalUpdatedAt, now.ExternalUpdatedAt)
	return &customObjectInstanceModel{
		now,
		noDefinitions.Stored(diags, path.Root("custom_attributes"), change, saved.CustomAttributes),
	}
}

// customObjectFieldsAs keeps the words of before where they mean the same.
func customObjectFieldsAs(before customObjectFields, instance *intercom.CustomObjectInstance) customObjectFields {
	return customObjectFields{
		ID: tf.StringOrNull(instance.ID), ObjectType: before.ObjectType, ExternalID: tf.StringOrNull(instance.ExternalID),
		ExternalCreatedAt: tf.TimestampAs(before.ExternalCreatedAt, instance.ExternalCreatedAt),
		ExternalUpdatedAt: tf.TimestampAs(before.ExternalUpdatedAt, instance.ExternalUpdatedAt),
		CreatedAt:         tf.Timestamp(instance.CreatedAt), UpdatedAt: tf.Timestamp(instance.UpdatedAt),
	}
}
