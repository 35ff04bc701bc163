package attributes

import (
	"context"
	"fmt"
	"maps"

	"github.com/hashicorp/terraform-plugin-framework-validators/stringvalidator"
	"github.com/hashicorp/terraform-plugin-framework/datasource"
	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/crud"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/intercom"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/tf"
)

// dataAttributeDetails is all that Intercom says of an attribute, also of a
// standard one.
type dataAttributeDetails struct {
	dataAttributeModel
	APIWritable types.Bool   `tfsdk:"api_writable"`
	UIWritable  types.Bool   `tfsdk:"ui_writable"`
	Custom      types.Bool   `tfsdk:"custom"`
	AdminID     types.String `tfsdk:"admin_id"`
	CreatedAt   types.String `tfsdk:"created_at"`
	UpdatedAt   types.String `tfsdk:"updated_at"`
}

const dataAttributeNotes = "\n\n**Permissions.** Intercom names no permission for reading data attributes; the nearest, which the token's app needs, is *Read and list users and companies*."

func dataAttributeDetailsAttributes() map[string]schema.Attribute {
	attributes := crud.Computed(dataAttributeAttributes())
	maps.Copy(attributes, map[string]schema.Attribute{
		"id":                 crud.ComputedString("Intercom's id of the data attribute; null for a standard one, which has none."),
		"name":               crud.ComputedString("Name of the attribute. Standard attributes can share one: `full_name` is unique in a model."),
		"description":        crud.ComputedString("Description of the attribute, or empty."),
		"options":            schema.ListAttribute{Computed: true, ElementType: types.StringType, MarkdownDescription: "Values to choose from; null where anything can be one."},
		"api_writable":       crud.ComputedBool("Whether the API can change values."),
		"ui_writable":        crud.ComputedBool("Whether Intercom's pages can change values."),
		"messenger_writable": crud.ComputedBool("Whether the Messenger can change values."),
		"custom":             crud.ComputedBool("Whether it is a custom attribute, not one that every workspace has."),
		"admin_id":           crud.ComputedString("Id of the teammate who created it; null for a standard one."),
		"created_at":         crud.ComputedString("When it was created, in RFC 3339 format, UTC; null for a standard one."),
		"updated_at":         crud.ComputedString("When it was last updated, in RFC 3339 format, UTC; null for a standard one."),
	})
	return attributes
}

func dataAttributeDetailsState(attribute *intercom.DataAttribute, err error) (*dataAttributeDetails, error) {
	if err != nil {
		return nil, err
	}
	return &dataAttributeDetails{
		dataAttributeModel: *dataAttributeState(attribute),
		APIWritable:        types.BoolValue(attribute.APIWritable), UIWritable: types.BoolValue(attribute.UIWritable),
		Custom: types.BoolValue(attribute.Custom), AdminID: tf.StringOrNull(attribute.AdminID),
		CreatedAt: tf.Timestamp(attribute.CreatedAt), UpdatedAt: tf.Timestamp(attribute.UpdatedAt),
	}, nil
}

func newDataAttributeDataSource() datasource.DataSource {
	attributes := dataAttributeDetailsAttributes()
	notEmpty := []validator.String{stringvalidator.LengthAtLeast(1)}
	attributes["model"] = schema.StringAttribute{
		Optional: true, Computed: true, Validators: notEmpty, MarkdownDescription: attributes["model"].GetMarkdownDescription(),
	}
	// "contact/email", which is how a standard attribute is named elsewhere, has an answer of its own.
	attributes["id"] = schema.StringAttribute{Validators: notEmpty, MarkdownDescription: attributes["id"].GetMarkdownDescription()}
	return &crud.Singular[dataAttributeDetails]{
		DataSource: crud.DataSource{Name: "data_attribute", Keys: []string{"id", "name", "full_name"}},
		Description: "An attribute of contacts or companies, custom or standard: by its id, or by its model and its name or full name.\n\n" +
			"An archived one is found by its id only, and a standard one that is part of something else, as `plan.name` is, by its full name only." + dataAttributeNotes,
		Attributes: attributes,
		Find: func(ctx context.Context, api *intercom.Client, config dataAttributeDetails) (*dataAttributeDetails, error) {
			if !config.ID.IsNull() {
				return dataAttributeDetailsState(api.DataAttributes.Get(ctx, config.ID.ValueString()))
			}
			if fullName := config.FullName.ValueString(); fullName != "" {
				return dataAttributeDetailsState(oneAttribute(ctx, api, config.Model.ValueString(), fmt.Sprintf("with the full name %q", fullName),
					func(attribute *intercom.DataAttribute) bool { return intercom.Exact.Same(attribute.FullName, fullName) }))
			}
			return dataAttributeDetailsState(attributeNamed(ctx, api, config.Model.ValueString(), config.Name.ValueString()))
		},
		Validate: modelBesideName,
	}
}

// modelBesideName asks for the model beside a name.
func modelBesideName(config dataAttributeDetails, diags *diag.Diagnostics) {
	switch byID := !config.ID.IsNull(); {
	case byID && !config.Model.IsNull():
		diags.AddAttributeError(path.Root("model"), "Nothing to choose by model", "An id belongs to one attribute; leave model out.")
	case !byID && config.Model.IsNull():
		diags.AddAttributeError(path.Root("model"), "Missing model", "Contacts and companies have attributes of the same name; model says whose is meant.")
	}
}

// attributeNamed finds an attribute in use by its name. Standard attributes can
// share one: it is that of the attribute which is no part of another.
func attributeNamed(ctx context.Context, api *intercom.Client, model, name string) (*intercom.DataAttribute, error) {
	return oneAttribute(ctx, api, model, fmt.Sprintf("named %q", name), func(attribute *intercom.DataAttribute) bool {
		return intercom.Exact.Same(attribute.Name, name) && (attribute.Custom || attribute.FullName == name)
	})
}

// oneAttribute finds the attribute of a model in use that matches.
func oneAttribute(ctx context.Context, api *intercom.Client, model, sought string, match func(*intercom.DataAttribute) bool) (*intercom.DataAttribute, error) {
	label := func(attribute *intercom.DataAttribute) string { return attribute.FullName }
	inUse := func(attribute *intercom.DataAttribute) bool { return attribute.Model == model && !attribute.Archived }
	return tf.ExactlyOne(crud.Where(api.DataAttributes.All(ctx), inUse), "attribute of the model "+model+" "+sought, label, match)
}

type dataAttributesArguments struct {
	Model           types.String `tfsdk:"model"`
	Custom          types.Bool   `tfsdk:"custom"`
	IncludeArchived types.Bool   `tfsdk:"include_archived"`
}

// conversationsLeft is the first version whose list lacks the attributes of
// conversations.
var conversationsLeft = intercom.MustVersion("2.16")

func newDataAttributesDataSource() datasource.DataSource {
	return &crud.Plural[dataAttributesArguments, dataAttributeDetails]{
		DataSource:  crud.DataSource{Name: "data_attributes"},
		Description: "The attributes of contacts and companies, custom and standard ones." + dataAttributeNotes,
		Arguments: map[string]schema.Attribute{
			"model": schema.StringAttribute{
				Optional: true, Validators: []validator.String{tf.OneOf("contact", "company", "conversation")},
				MarkdownDescription: "Only those of `contact` or `company`, or, with an `api_version` before " + conversationsLeft.String() + ", of `conversation`.",
			},
			"custom":           schema.BoolAttribute{Optional: true, MarkdownDescription: "`true` for custom attributes only, `false` for standard ones only."},
			"include_archived": schema.BoolAttribute{Optional: true, MarkdownDescription: "Whether to include archived attributes. Defaults to `false`."},
		},
		Each:   dataAttributeDetailsAttributes(),
		EachIs: "The attributes.",
		List: func(ctx context.Context, api *intercom.Client, config dataAttributesArguments) ([]dataAttributeDetails, error) {
			if config.Model.ValueString() == "conversation" && !api.Version().Before(conversationsLeft) {
				return nil, tf.NewDiagnostic("Attributes of conversations are elsewhere", "From api_version %q on, Intercom lists the attributes of conversations "+
					"apart, and the data source intercom_conversation_attributes reads them; the provider is configured with %q.", conversationsLeft, api.Version())
			}
			return crud.Collect(crud.Where(api.DataAttributes.All(ctx), func(attribute *intercom.DataAttribute) bool {
				return (config.Model.IsNull() || config.Model.ValueString() == attribute.Model) &&
					(config.Custom.IsNull() || config.Custom.ValueBool() == attribute.Custom) &&
					(!attribute.Archived || config.IncludeArchived.ValueBool())
			}), dataAttributeDetailsState)
		},
	}
}
