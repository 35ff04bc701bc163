package attributes

import (
	"context"
	"errors"
	"slices"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/booldefault"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/planmodifier"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/stringdefault"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/stringplanmodifier"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/crud"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/intercom"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/tf"
)

type dataAttributeResource struct{ crud.Resource }

func newDataAttributeResource() resource.Resource {
	return &dataAttributeResource{crud.Resource{Name: "data_attribute", ImportForms: []string{"contact/<name>", "company/<name>"}, Loss: crud.Loss{
		Summary: "The data attribute will be archived, not deleted",
		Detail: "is archived, because Intercom cannot delete a data attribute: the values that contacts or companies have for it are hidden, and stay. " +
			"An attribute that is created with the same model, name and data type restores it.",
	}}}
}

type dataAttributeModel struct {
	ID                types.String `tfsdk:"id"`
	Model             types.String `tfsdk:"model"`
	Name              types.String `tfsdk:"name"`
	FullName          types.String `tfsdk:"full_name"`
	Label             types.String `tfsdk:"label"`
	Description       types.String `tfsdk:"description"`
	DataType          types.String `tfsdk:"data_type"`
	Options           types.List   `tfsdk:"options"`
	MessengerWritable types.Bool   `tfsdk:"messenger_writable"`
	Archived          types.Bool   `tfsdk:"archived"`
}

func dataAttributeAttributes() map[string]schema.Attribute {
	replace := stringplanmodifier.RequiresReplace()
	keep := []planmodifier.String{stringplanmodifier.UseStateForUnknown()}
	return map[string]schema.Attribute{
		"id": crud.ID("data attribute"),
		"model": schema.StringAttribute{
			Required: true, PlanModifiers: []planmodifier.String{replace, tf.NewOnly(tf.OneOf("contact", "company"))},
			MarkdownDescription: "What has the attribute: `contact` or `company`.\nChanging this forces a new resource to be created.",
		},
		"name": schema.StringAttribute{
			Required: true, PlanModifiers: []planmodifier.String{replace, tf.NewOnly(tf.Name())},
			MarkdownDescription: "Name of the attribute, by which values are written. It is unique among the custom attributes of contacts and companies together.\nChanging this forces a new resource to be created.",
		},
		"full_name": schema.StringAttribute{
			Computed: true, PlanModifiers: keep,
			MarkdownDescription: "Where the value is in a contact or a company: `custom_attributes.<name>` for a custom attribute.",
		},
		"label": schema.StringAttribute{
			Computed: true, PlanModifiers: keep,
			MarkdownDescription: "What Intercom's pages show in place of the name, usually the name itself.",
		},
		"description": schema.StringAttribute{
			Optional: true, Computed: true, Default: stringdefault.StaticString(""),
			MarkdownDescription: "Description of the attribute.\nDefaults to an empty string.",
		},
		"data_type": schema.StringAttribute{
			Required: true,
			PlanModifiers: []planmodifier.String{
				tf.NewOnly(tf.OneOf("string", "integer", "float", "boolean", "date", "datetime", intercom.OptionsType)),
			},
			MarkdownDescription: "`string`, `integer`, `float`, `boolean`, `date`, `datetime`, or `options` for a list to choose from, " +
				"which Intercom's own answers call a `string`. With an `api_version` before `Preview` Intercom answers a `datetime` as a `date`.",
		},
		"options": schema.ListAttribute{
			Optional: true, ElementType: types.StringType,
			PlanModifiers:       []planmodifier.List{tf.NewOnlyList(2, tf.Name())},
			MarkdownDescription: "Values to choose from.\nAt least two. Required if `data_type` is `options`, and only allowed then.",
		},
		"archived": crud.Archived("attribute"),
		"messenger_writable": schema.BoolAttribute{
			Optional: true, Computed: true, Default: booldefault.StaticBool(false),
			MarkdownDescription: "Whether the Messenger can change values, which is to say anybody who is on a page with it.\nDefaults to `false`.",
		},
	}
}

func (*dataAttributeResource) Schema(_ context.Context, _ resource.SchemaRequest, resp *resource.SchemaResponse) {
	resp.Schema = schema.Schema{
		MarkdownDescription: `A custom attribute of contacts or of companies.

The values are in ` + "`custom_attributes`" + ` of each.
Resources that have values for it should refer to its ` + "`name`" + `, so that Terraform creates the attribute first.

**Permissions.** The token's app needs *Write data attributes*. Intercom names no permission for reading them; the nearest is
*Read and list users and companies*.

**Existing attributes.** A name that a custom attribute in use has is refused, and so is that of a standard attribute. An archived
attribute of the same model, name and data type is restored, with the values that contacts or companies have for it; the
plan says so. Intercom probably refuses to create one where the archived attribute has another data type: change the type of
that one in Intercom, under Settings > Data, or choose another name.

**Changes** of the description, the options and ` + "`messenger_writable`" + ` are updated in place. A change of the model, the name or
the data type archives the attribute and creates another one, without its values. To change only the data type, change it in
Intercom first and then here: the next plan has nothing to do.

**Destroy** archives the attribute, because Intercom cannot delete one; the plan says so. The values stay and are hidden.
Intercom refuses while something depends on the attribute, such as a segment or a workflow.

**Archived attributes.** One that somebody archived differs from the configuration in ` + "`archived`" + `, and the next apply restores
it, with its values. To keep it archived, configure ` + "`archived = true`" + `.

**What Intercom cannot do.** Attributes cannot be deleted or renamed, and their label and data type cannot be changed
through the API. Whether it keeps the order of options is not documented; an order that differs is not shown as a change.`,
		Attributes: dataAttributeAttributes(),
	}
}

func (r *dataAttributeResource) Create(ctx context.Context, req resource.CreateRequest, resp *resource.CreateResponse) {
	crud.Create(ctx, r, req, resp, func(plan dataAttributeModel) (*dataAttributeModel, error) {
		input := plan.input()
		input.Model, input.Name, input.DataType = plan.Model.ValueString(), plan.Name.ValueString(), plan.DataType.ValueString()
		made, err := r.API.DataAttributes.Create(ctx, input)
		switch {
		case err != nil:
			return nil, r.inTheWay(ctx, plan, err)
		case made.Archived && !plan.Archived.ValueBool():
			return nil, tf.NewDiagnostic("Intercom did not restore the archived attribute", "Data attribute %s has this name and was asked to be "+
				"restored, and still is archived. Restore it in Intercom, under Settings > Data, and import it with the id %[1]s.", made.ID)
		}
		if plan.Archived.ValueBool() { // which takes a request of its own
			if err := r.archive(ctx, made.ID.String()); err != nil {
				state, _ := r.state(plan, made, nil)
				return state, err
			}
			kept := *made // the original is shared
			kept.Archived = true
			made = &kept
		}
		return r.written(plan, made, nil)
	})
}

// inTheWay adds to a refusal of Intercom's that an archived attribute, which its
// pages hide, has the name.
func (r *dataAttributeResource) inTheWay(ctx context.Context, plan dataAttributeModel, err error) error {
	var refused *intercom.Error
	if !errors.As(err, &refused) || refused.Code != "parameter_invalid" {
		return err
	}
	for attribute, lookErr := range r.API.DataAttributes.All(ctx) {
		if lookErr == nil && attribute.Archived && intercom.Exact.Same(attribute.Name, plan.Name.ValueString()) {
			return tf.NewDiagnostic("An archived attribute may be in the way", "%s.\n\nData attribute %s has this name. It is archived, of the model %s "+
				"and of the data type %q, and Intercom restores only what is alike. Configure what it is to have it restored, change its type in "+
				"Intercom, under Settings > Data, or choose another name.", err, attribute.ID, attribute.Model, attribute.Kind())
		}
	}
	return err
}

func (r *dataAttributeResource) Read(ctx context.Context, req resource.ReadRequest, resp *resource.ReadResponse) {
	imported := false
	crud.Read(ctx, r, req, resp, func(state dataAttributeModel) (*dataAttributeModel, error) {
		imported = state.DataType.IsNull()
		attribute, err := r.API.DataAttributes.Get(ctx, state.ID.ValueString())
		return r.state(state, attribute, err)
	})
	if imported && !resp.Diagnostics.HasError() {
		resp.Diagnostics.Append(resp.Private.SetKey(ctx, importedKey, []byte("true"))...)
	}
}

func (r *dataAttributeResource) Update(ctx context.Context, req resource.UpdateRequest, resp *resource.UpdateResponse) {
	crud.Update(ctx, r, req, resp, func(plan, state dataAttributeModel) (*dataAttributeModel, error) {
		input, before := plan.input(), state.input()
		input.Before = &before
		if !plan.Archived.Equal(state.Archived) {
			input.Archived = tf.BoolPointer(plan.Archived)
		}
		changed, err := r.API.DataAttributes.Update(ctx, state.ID.ValueString(), input)
		return r.written(plan, changed, usedBy(err))
	})
}

func (r *dataAttributeResource) Delete(ctx context.Context, req resource.DeleteRequest, resp *resource.DeleteResponse) {
	crud.Delete(ctx, r, req, resp, func(state dataAttributeModel) error {
		return r.archive(ctx, state.ID.ValueString())
	})
}

func (r *dataAttributeResource) archive(ctx context.Context, id string) error {
	return usedBy(r.API.DataAttributes.Archive(ctx, id))
}

// usedBy words the refusal to archive what something depends on.
func usedBy(err error) error {
	var refused *intercom.Error
	if errors.As(err, &refused) && refused.Code == "data_invalid" {
		return tf.NewDiagnostic("The attribute is in use", "%s. Take the attribute out of the segments, workflows and the like that use it, "+
			"in Intercom, then apply again.", err)
	}
	return err
}

// ImportState takes a model and a name too, as in "contact/seats".
func (r *dataAttributeResource) ImportState(ctx context.Context, req resource.ImportStateRequest, resp *resource.ImportStateResponse) {
	if model, name, found := strings.Cut(req.ID, "/"); found && (model == "contact" || model == "company") {
		attribute, err := attributeNamed(ctx, r.API, model, name)
		switch {
		case err != nil:
			crud.AddError(&resp.Diagnostics, "import", err)
		case !attribute.Custom:
			resp.Diagnostics.AddError("Standard attributes cannot be managed",
				req.ID+" is a standard attribute, which is as Intercom created it. The data source intercom_data_attribute reads it.")
		default:
			req.ID = attribute.ID.String()
		}
	}
	r.Resource.ImportState(ctx, req, resp)
}

// input is what can be changed.
func (m *dataAttributeModel) input() intercom.DataAttributeInput {
	input := intercom.DataAttributeInput{Description: tf.StringPointer(m.Description), MessengerWritable: tf.BoolPointer(m.MessengerWritable)}
	for _, option := range tf.ListStrings(m.Options) {
		input.Options = append(input.Options, intercom.DataValue(option))
	}
	return input
}

// state turns an answer into a state. The prior values decide what an answer
// leaves open: the order of the options, and whether a date is a datetime.
func (r *dataAttributeResource) state(prior dataAttributeModel, attribute *intercom.DataAttribute, err error) (*dataAttributeModel, error) {
	if err != nil {
		return nil, err
	}
	state := dataAttributeState(attribute)
	if r.API.DataAttributes.Means(attribute, prior.DataType.ValueString()) {
		state.DataType = prior.DataType
	}
	before, now := tf.ListStrings(prior.Options), tf.ListStrings(state.Options)
	if slices.Equal(slices.Sorted(slices.Values(before)), slices.Sorted(slices.Values(now))) && len(now) > 0 {
		state.Options = prior.Options
	}
	return state, nil
}

// written is the state after a write, and says where Intercom did not take over
// what it was asked for.
func (r *dataAttributeResource) written(plan dataAttributeModel, attribute *intercom.DataAttribute, err error) (*dataAttributeModel, error) {
	state, err := r.state(plan, attribute, err)
	if err != nil {
		return nil, err
	}
	// Somebody may have changed them since they were planned; the next plan says so.
	if !plan.Label.IsUnknown() {
		state.FullName, state.Label = plan.FullName, plan.Label
	}
	var kept []string
	if !state.Description.Equal(plan.Description) {
		kept = append(kept, "description")
	}
	if !state.Options.Equal(plan.Options) {
		kept = append(kept, "options")
	}
	if !state.MessengerWritable.Equal(plan.MessengerWritable) {
		kept = append(kept, "messenger_writable")
	}
	if !state.Archived.Equal(plan.Archived) {
		kept = append(kept, "archived")
	}
	if len(kept) > 0 {
		return state, tf.NewDiagnostic("Intercom did not take over everything", "Data attribute %s (%s) has other values in Intercom than those configured: %s. "+
			"The rest was saved. Configure what Intercom has, or change it there.", attribute.ID, attribute.Name, strings.Join(kept, ", "))
	}
	return state, nil
}

// dataAttributeState is an answer as it stands.
func dataAttributeState(attribute *intercom.DataAttribute) *dataAttributeModel {
	state := &dataAttributeModel{
		ID: tf.StringOrNull(attribute.ID), Model: types.StringValue(attribute.Model), Name: types.StringValue(attribute.Name),
		FullName: types.StringValue(attribute.FullName), Label: types.StringValue(attribute.Label),
		Description: types.StringValue(attribute.Description), DataType: types.StringValue(attribute.Kind()),
		Options: types.ListNull(types.StringType), MessengerWritable: types.BoolValue(attribute.MessengerWritable),
		Archived: types.BoolValue(attribute.Archived),
	}
	if len(attribute.Options) > 0 {
		state.Options = tf.StringList(attribute.Options)
	}
	return state
}
