package attributes

import (
	"context"
	"net/url"

	"github.com/hashicorp/terraform-plugin-framework-validators/stringvalidator"
	"github.com/hashicorp/terraform-plugin-framework/datasource"
	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/crud"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/intercom"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/tf"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/tf/attributevalues"
)

const customObjectNotes = `

**Permissions.** Custom objects need a permission of their own, which the settings of the token's app in the Developer Hub offer;
Intercom's documentation of the API does not name it.

**Personal data.** Everything that this reads is in the state, and what custom objects hold can be about people. Keep the state where
such data may be kept.`

func objectTypeKey() schema.StringAttribute {
	return schema.StringAttribute{
		Required: true, Validators: []validator.String{tf.ID()},
		MarkdownDescription: "Identifier of the type, such as `Order`, as Intercom's settings show it.",
	}
}

func newCustomObjectInstanceDataSource() datasource.DataSource {
	attributes := crud.Computed(customObjectInstanceAttributes())
	attributes["object_type"] = objectTypeKey()
	attributes["custom_attributes"] = schema.DynamicAttribute{
		Computed:            true,
		MarkdownDescription: "Values of the attributes that the type has, by name. Relations are lists of ids.",
	}
	return &crud.Singular[customObjectInstanceModel]{
		DataSource:  crud.DataSource{Name: "custom_object_instance", Keys: []string{"id", "external_id"}, Since: customObjectInstancesSince},
		Description: "An instance of a custom object, by Intercom's id or by your own id of it.\n\nRequires `api_version` 2.13 or newer." + customObjectNotes,
		Attributes:  attributes,
		Find: func(ctx context.Context, api *intercom.Client, config customObjectInstanceModel) (*customObjectInstanceModel, error) {
			instance, err := findCustomObjectInstance(ctx, api, config)
			if err != nil {
				return nil, err
			}
			return &customObjectInstanceModel{
				customObjectFieldsAs(customObjectFields{ObjectType: config.ObjectType}, instance),
				noDefinitions.State(attributevalues.Everything(), instance.CustomAttributes),
			}, nil
		},
	}
}

func findCustomObjectInstance(ctx context.Context, api *intercom.Client, config customObjectInstanceModel) (*intercom.CustomObjectInstance, error) {
	objectType := config.ObjectType.ValueString()
	if config.ExternalID.IsNull() {
		return api.CustomObjectInstances.Get(ctx, objectType, config.ID.ValueString())
	}
	return api.CustomObjectInstances.ByExternalID(ctx, objectType, config.ExternalID.ValueString())
}

type customObjectInstancesArguments struct {
	ObjectType               types.String `tfsdk:"object_type"`
	ReferencesContactID      types.String `tfsdk:"references_contact_id"`
	ReferencesConversationID types.String `tfsdk:"references_conversation_id"`
}

// listedCustomObjectInstance has texts for values: a list cannot hold objects of
// several types.
type listedCustomObjectInstance struct {
	customObjectFields
	CustomAttributes types.Map `tfsdk:"custom_attributes"`
}

func newCustomObjectInstancesDataSource() datasource.DataSource {
	each := crud.Computed(customObjectInstanceAttributes())
	each["custom_attributes"] = schema.MapAttribute{
		Computed: true, ElementType: types.StringType,
		MarkdownDescription: "Values of the attributes that the type has, by name, as strings: numbers as `12.5`, booleans as `true`, and " +
			"relations in JSON. `intercom_custom_object_instance` has them with their types.",
	}
	return &crud.Plural[customObjectInstancesArguments, listedCustomObjectInstance]{
		DataSource: crud.DataSource{Name: "custom_object_instances", Since: intercom.MustVersion("2.16")},
		Description: "The instances of a custom object: all of a type, or those that a contact or a conversation is related to.\n\n" +
			"Requires `api_version` 2.16 or newer." + customObjectNotes,
		Arguments: map[string]schema.Attribute{
			"object_type": objectTypeKey(),
			"references_contact_id": schema.StringAttribute{
				Optional: true, Validators: []validator.String{tf.ID(), stringvalidator.ConflictsWith(path.MatchRoot("references_conversation_id"))},
				MarkdownDescription: "Id of a contact, for the instances that it is related to only.",
			},
			"references_conversation_id": schema.StringAttribute{
				Optional: true, Validators: []validator.String{tf.ID()},
				MarkdownDescription: "Id of a conversation, for the instances that it is related to only. Not together with `references_contact_id`.",
			},
		},
		Each:   each,
		EachIs: "The instances.",
		List: func(ctx context.Context, api *intercom.Client, config customObjectInstancesArguments) ([]listedCustomObjectInstance, error) {
			query := url.Values{}
			for name, id := range map[string]types.String{
				"references_contact_id": config.ReferencesContactID, "references_conversation_id": config.ReferencesConversationID,
			} {
				if !id.IsNull() {
					query.Set(name, id.ValueString())
				}
			}
			before := customObjectFields{ObjectType: config.ObjectType}
			return crud.Collect(api.CustomObjectInstances.All(ctx, config.ObjectType.ValueString(), query),
				func(instance *intercom.CustomObjectInstance, err error) (*listedCustomObjectInstance, error) {
					if err != nil {
						return nil, err
					}
					return &listedCustomObjectInstance{customObjectFieldsAs(before, instance), noDefinitions.Strings(instance.CustomAttributes)}, nil
				})
		},
	}
}
