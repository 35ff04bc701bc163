package attributes

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/datasource"
	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/crud"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/intercom"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/tf"
)

const conversationAttributeNotes = `

Requires ` + "`api_version`" + ` 2.16 or newer.

**Permissions.** Intercom names no permission for attributes of conversations; *Read conversations* is the nearest.`

func newConversationAttributeDataSource() datasource.DataSource {
	return &crud.Singular[conversationAttributeModel]{
		DataSource:  crud.DataSource{Name: "conversation_attribute", Keys: []string{"id", "name"}, Since: conversationAttributesSince},
		Description: "An attribute of conversations, by id or by name.\n\nArchived ones are not found, and a name that several have is an error." + conversationAttributeNotes,
		Attributes:  crud.Computed(conversationAttributeAttributes()),
		Find: func(ctx context.Context, api *intercom.Client, config conversationAttributeModel) (*conversationAttributeModel, error) {
			if config.Name.IsNull() {
				return conversationAttributeState(api.ConversationAttributes.Get(ctx, config.ID.ValueString()))
			}
			return conversationAttributeState(conversationAttributeNamed(ctx, api, config.Name.ValueString()))
		},
	}
}

func conversationAttributeState(attribute *intercom.ConversationAttribute, err error) (*conversationAttributeModel, error) {
	return new(conversationAttributeModel).read(attribute, err)
}

// conversationAttributeNamed is the only attribute in use that has a name.
func conversationAttributeNamed(ctx context.Context, api *intercom.Client, name string) (*intercom.ConversationAttribute, error) {
	return tf.ExactlyNamed(crud.Where(api.ConversationAttributes.All(ctx), inUse), "conversation attribute named", name, intercom.Exact,
		func(attribute *intercom.ConversationAttribute) tf.Label {
			return tf.Label{Name: attribute.Name, ID: attribute.ID, Of: attribute.DataType}
		})
}

func inUse(attribute *intercom.ConversationAttribute) bool { return !attribute.Archived }

type conversationAttributesArguments struct {
	IncludeArchived types.Bool `tfsdk:"include_archived"`
}

// archivableConversationAttribute is one of a list that has archived ones too.
type archivableConversationAttribute struct {
	conversationAttributeModel
	Archived types.Bool `tfsdk:"archived"`
}

func newConversationAttributesDataSource() datasource.DataSource {
	each := crud.Computed(conversationAttributeAttributes())
	each["archived"] = crud.ComputedBool("Whether the attribute is archived.")
	return &crud.Plural[conversationAttributesArguments, archivableConversationAttribute]{
		DataSource:  crud.DataSource{Name: "conversation_attributes", Since: conversationAttributesSince},
		Description: "The attributes of conversations in the workspace." + conversationAttributeNotes,
		Arguments: map[string]schema.Attribute{
			"include_archived": schema.BoolAttribute{
				Optional: true, MarkdownDescription: "Whether archived attributes are among them. Defaults to `false`.",
			},
		},
		Each:   each,
		EachIs: "The attributes.",
		List: func(ctx context.Context, api *intercom.Client, config conversationAttributesArguments) ([]archivableConversationAttribute, error) {
			all := api.ConversationAttributes.All(ctx)
			if !config.IncludeArchived.ValueBool() {
				all = crud.Where(all, inUse)
			}
			return crud.Collect(all, archivableConversationAttributeState)
		},
	}
}

func archivableConversationAttributeState(attribute *intercom.ConversationAttribute, err error) (*archivableConversationAttribute, error) {
	state, err := conversationAttributeState(attribute, err)
	if err != nil {
		return nil, err
	}
	return &archivableConversationAttribute{*state, types.BoolValue(attribute.Archived)}, nil
}
