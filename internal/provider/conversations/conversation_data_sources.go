package conversations

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/datasource"
	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/crud"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/intercom"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/provider/parts"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/tf"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/tf/attributevalues"
)

const personal = "\n\n**Permissions.** The token's app needs *Read conversations*.\n\n" +
	"**Personal data.** What people wrote, their names and their e-mail addresses are in the state. Keep the state where such data may be kept."

// commonModel is what one conversation and each of a list have.
type commonModel struct {
	ID              types.String         `tfsdk:"id"`
	Title           types.String         `tfsdk:"title"`
	State           types.String         `tfsdk:"state"`
	Open            types.Bool           `tfsdk:"open"`
	Read            types.Bool           `tfsdk:"read"`
	Priority        types.String         `tfsdk:"priority"`
	AdminAssigneeID types.String         `tfsdk:"admin_assignee_id"`
	TeamAssigneeID  types.String         `tfsdk:"team_assignee_id"`
	CompanyID       types.String         `tfsdk:"company_id"`
	ContactIDs      types.Set            `tfsdk:"contact_ids"`
	AdminIDs        types.Set            `tfsdk:"admin_ids"`
	TagIDs          types.Set            `tfsdk:"tag_ids"`
	Source          *sourceModel         `tfsdk:"source"`
	LinkedObjects   []parts.LinkedObject `tfsdk:"linked_objects"`
	Rating          types.Int64          `tfsdk:"rating"`
	RatingRemark    types.String         `tfsdk:"rating_remark"`
	CreatedAt       types.String         `tfsdk:"created_at"`
	UpdatedAt       types.String         `tfsdk:"updated_at"`
	WaitingSince    types.String         `tfsdk:"waiting_since"`
	SnoozedUntil    types.String         `tfsdk:"snoozed_until"`
}

// conversationModel is a whole conversation.
type conversationModel struct {
	commonModel
	CustomAttributes types.Dynamic `tfsdk:"custom_attributes"`
	Parts            []parts.Part  `tfsdk:"parts"`
}

func commonAttributes() map[string]schema.Attribute {
	return map[string]schema.Attribute{
		"id":    crud.ComputedString("Intercom's id of the conversation."),
		"title": crud.ComputedString("Title of the conversation."),
		"state": crud.ComputedString("`open`, `closed` or `snoozed`."),
		"open":  crud.ComputedBool("Whether the conversation is open."),
		"read":  crud.ComputedBool("Whether the contact has read it."),
		"priority": crud.ComputedString("`none`, `low`, `medium`, `high` or `urgent`. With an `api_version` before 2.16 it is `priority` or " +
			"`not_priority`."),
		"admin_assignee_id": crud.ComputedString("Id of the teammate to whom the conversation is assigned."),
		"team_assignee_id":  crud.ComputedString("Id of the team to which the conversation is assigned."),
		"company_id":        crud.ComputedString("Intercom's id of the company of the conversation. Requires `api_version` 2.15 or newer."),
		"contact_ids":       crud.ComputedStringSet("Ids of the contacts who take part."),
		"admin_ids":         crud.ComputedStringSet("Ids of the teammates who take part."),
		"tag_ids":           crud.ComputedStringSet("Ids of the tags on the conversation."),
		"source": schema.SingleNestedAttribute{
			Computed: true, Attributes: sourceAttributes(), MarkdownDescription: "What the conversation began with.",
		},
		"linked_objects": crud.Each("Tickets and conversations that are linked to it, up to 1,000.", parts.LinkedObjectAttributes()),
		"rating":         crud.ComputedInt64("What the contact thought of it, 1 to 5."),
		"rating_remark":  crud.ComputedString("What the contact wrote beside the rating."),
		"created_at":     crud.ComputedString("When the conversation began, in RFC 3339 format, UTC."),
		"updated_at":     crud.ComputedString("When the conversation was last updated, in RFC 3339 format, UTC."),
		"waiting_since":  crud.ComputedString("Since when the contact has been waiting for an answer, in RFC 3339 format, UTC."),
		"snoozed_until":  crud.ComputedString("Until when the conversation is snoozed, in RFC 3339 format, UTC."),
	}
}

func newConversationDataSource() datasource.DataSource {
	attributes := commonAttributes()
	attributes["custom_attributes"] = schema.DynamicAttribute{
		Computed: true, MarkdownDescription: "Values of the conversation's attributes, by name.",
	}
	attributes["parts"] = crud.Each("What happened in the conversation, oldest first: comments, notes, assignments and the like.", parts.Attributes())
	return &crud.Singular[conversationModel]{
		DataSource: crud.DataSource{Name: "conversation", Keys: []string{"id"}},
		Description: "A conversation with its parts, by its id." + personal + `

**What Intercom cannot do.** Of a conversation with more than 500 parts only the last 500 can be read.`,
		Attributes: attributes,
		Find: func(ctx context.Context, api *intercom.Client, config conversationModel) (*conversationModel, error) {
			found, err := api.Conversations.Whole(ctx, config.ID.ValueString())
			if err != nil {
				return nil, err
			}
			common, err := commonState(found, nil)
			if err != nil {
				return nil, err
			}
			whole := &conversationModel{
				commonModel: *common, CustomAttributes: attributevalues.Definitions{}.State(attributevalues.Everything(), found.CustomAttributes), Parts: []parts.Part{},
			}
			for i := range found.Parts {
				whole.Parts = append(whole.Parts, parts.State(&found.Parts[i]))
			}
			return whole, nil
		},
	}
}

// listedModel is a conversation in a list. Terraform has no lists of objects
// whose members are of any type, so that here the values are texts.
type listedModel struct {
	commonModel
	CustomAttributes types.Map `tfsdk:"custom_attributes"`
}

func newConversationsDataSource() datasource.DataSource {
	attributes := commonAttributes()
	attributes["custom_attributes"] = attributevalues.StringsAttribute("Values of the conversation's attributes, by the attributes' names.")
	return &crud.Plural[tf.Search, listedModel]{
		DataSource: crud.DataSource{Name: "conversations"},
		Description: `Conversations without their parts: those that match filters, or all.

Fields to filter by are those of the conversation, such as ` + "`state`, `open`, `priority`, `tag_ids`, `contact_ids`, `teammate_ids`, " +
			"`admin_assignee_id`, `created_at`, `source.subject` and `source.body`" + `, which is compared word by word.` + personal + `

**What Intercom cannot do.** A search lags behind writes: what was written in the last minutes may be missing. Lists have no
parts; ` + "`intercom_conversation`" + ` has them. Without a filter every conversation of the workspace is read, 150 with a request.`,
		Searches: true,
		Each:     attributes,
		List: func(ctx context.Context, api *intercom.Client, search tf.Search) ([]listedModel, error) {
			return crud.Collect(crud.Found(ctx, search, api.Conversations.All, api.Conversations.Search), listedState)
		},
	}
}

func listedState(c *intercom.Conversation, err error) (*listedModel, error) {
	common, err := commonState(c, err)
	if err != nil {
		return nil, err
	}
	return &listedModel{*common, attributevalues.Definitions{}.Strings(c.CustomAttributes)}, nil
}

func commonState(c *intercom.Conversation, err error) (*commonModel, error) {
	if err != nil {
		return nil, err
	}
	var tags []intercom.ID
	for _, tag := range c.Tags {
		tags = append(tags, tag.ID)
	}
	model := &commonModel{
		ID: tf.StringOrNull(c.ID), Title: tf.StringOrNull(c.Title), State: tf.StringOrNull(c.State), Open: types.BoolValue(c.Open), Read: types.BoolValue(c.Read),
		Priority: tf.StringOrNull(c.Priority), AdminAssigneeID: tf.StringOrNull(c.AdminAssigneeID), TeamAssigneeID: tf.StringOrNull(c.TeamAssigneeID),
		CompanyID: tf.StringOrNull(c.Company.ID), ContactIDs: objectIDs(c.Contacts), AdminIDs: objectIDs(c.Teammates), TagIDs: tf.StringSet(tags),
		LinkedObjects: parts.LinkedObjects(c.LinkedObjects),
		CreatedAt:     tf.Timestamp(c.CreatedAt), UpdatedAt: tf.Timestamp(c.UpdatedAt),
		WaitingSince: tf.Timestamp(c.WaitingSince), SnoozedUntil: tf.Timestamp(c.SnoozedUntil),
	}
	if c.Source.Type != "" {
		model.Source = sourceState(&c.Source)
	}
	if c.Rating != nil {
		model.Rating, model.RatingRemark = types.Int64Value(int64(c.Rating.Rating)), tf.StringOrNull(c.Rating.Remark)
	}
	return model, nil
}

func objectIDs(objects []intercom.Object) types.Set {
	var all []intercom.ID
	for _, object := range objects {
		all = append(all, object.ID)
	}
	return tf.StringSet(all)
}
