package attributes

import (
	"context"
	"fmt"
	"iter"

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

type conversationAttributeDataSource struct{ crud.DataSource }

func newConversationAttributeDataSource() datasource.DataSource {
	return &conversationAttributeDataSource{crud.DataSource{
		Name: "conversation_attribute", Keys: []string{"id", "name"}, Since: conversationAttributesSince,
	}}
}

func (*conversationAttributeDataSource) Schema(_ context.Context, _ datasource.SchemaRequest, resp *datasource.SchemaResponse) {
	resp.Schema = schema.Schema{
		MarkdownDescription: "An attribute of conversations, by id or by name.\n\nArchived ones are not found, and a name that several have is an error." + conversationAttributeNotes,
		Attributes:          crud.Computed(conversationAttributeAttributes(), "id", "name"),
	}
}

func (d *conversationAttributeDataSource) Read(ctx context.Context, req datasource.ReadRequest, resp *datasource.ReadResponse) {
	crud.ReadDataSource(ctx, req, resp, func(config conversationAttributeModel) (*conversationAttributeModel, error) {
		if config.Name.IsNull() {
			return conversationAttributeState(d.API.ConversationAttributes.Get(ctx, config.ID.ValueString()))
		}
		return conversationAttributeState(conversationAttributeNamed(ctx, d.API, config.Name.ValueString()))
	})
}

func conversationAttributeState(attribute *intercom.ConversationAttribute, err error) (*conversationAttributeModel, error) {
	return new(conversationAttributeModel).read(attribute, err)
}

// conversationAttributeNamed is the only attribute in use that has a name.
func conversationAttributeNamed(ctx context.Context, api *intercom.Client, name string) (*intercom.ConversationAttribute, error) {
	return tf.ExactlyOne(inUse(api.ConversationAttributes.All(ctx)), fmt.Sprintf("conversation attribute named %q", name),
		func(attribute *intercom.ConversationAttribute) string {
			return fmt.Sprintf("%s (%s, id %s)", attribute.Name, attribute.DataType, attribute.ID)
		},
		func(attribute *intercom.ConversationAttribute) bool { return attribute.Name == name })
}

// inUse leaves archived attributes out of a list.
func inUse(all iter.Seq2[*intercom.ConversationAttribute, error]) iter.Seq2[*intercom.ConversationAttribute, error] {
	return func(yield func(*intercom.ConversationAttribute, error) bool) {
		for attribute, err := range all {
			if (err != nil || !attribute.Archived) && !yield(attribute, err) {
				return
			}
		}
	}
}

type conversationAttributesDataSource struct{ crud.DataSource }

func newConversationAttributesDataSource() datasource.DataSource {
	return &conversationAttributesDataSource{crud.DataSource{Name: "conversation_attributes", Since: conversationAttributesSince}}
}

type conversationAttributesModel struct {
	IncludeArchived        types.Bool                        `tfsdk:"include_archived"`
	ConversationAttributes []archivableConversationAttribute `tfsdk:"conversation_attributes"`
}

// archivableConversationAttribute is one of a list that has archived ones too.
type archivableConversationAttribute struct {
	conversationAttributeModel
	Archived types.Bool `tfsdk:"archived"`
}

func (*conversationAttributesDataSource) Schema(_ context.Context, _ datasource.SchemaRequest, resp *datasource.SchemaResponse) {
	each := crud.Computed(conversationAttributeAttributes())
	each["archived"] = schema.BoolAttribute{Computed: true, MarkdownDescription: "Whether the attribute is archived."}
	resp.Schema = schema.Schema{
		MarkdownDescription: "The attributes of conversations in the workspace." + conversationAttributeNotes,
		Attributes: map[string]schema.Attribute{
			"include_archived": schema.BoolAttribute{
				Optional: true, MarkdownDescription: "Whether archived attributes are among them. `false` where it is left out.",
			},
			"conversation_attributes": crud.Each("The attributes.", each),
		},
	}
}

func (d *conversationAttributesDataSource) Read(ctx context.Context, req datasource.ReadRequest, resp *datasource.ReadResponse) {
	crud.ReadDataSource(ctx, req, resp, func(config conversationAttributesModel) (*conversationAttributesModel, error) {
		all := d.API.ConversationAttributes.All(ctx)
		if !config.IncludeArchived.ValueBool() {
			all = inUse(all)
		}
		var err error
		config.ConversationAttributes, err = crud.Collect(all, func(attribute *intercom.ConversationAttribute, err error) (*archivableConversationAttribute, error) {
			state, err := conversationAttributeState(attribute, err)
			if err != nil {
				return nil, err
			}
			return &archivableConversationAttribute{*state, types.BoolValue(attribute.Archived)}, nil
		})
		return &config, err
	})
}
