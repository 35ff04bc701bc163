package tf

import (
	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/intercom"
)

// Author is who wrote something. It is for embedding into a model.
type Author struct {
	AuthorType  types.String `tfsdk:"author_type"`
	AuthorID    types.String `tfsdk:"author_id"`
	AuthorName  types.String `tfsdk:"author_name"`
	AuthorEmail types.String `tfsdk:"author_email"`
}

// WithAuthor adds the attributes of Author.
func WithAuthor(attributes map[string]schema.Attribute) map[string]schema.Attribute {
	attributes["author_type"] = ComputedString("`admin`, `bot`, `team`, `user` or `lead`.")
	attributes["author_id"] = ComputedString("Id of the author.")
	attributes["author_name"] = ComputedString("Name of the author.")
	attributes["author_email"] = ComputedString("E-mail address of the author.")
	return attributes
}

// AuthorState is an author of Intercom's.
func AuthorState(author intercom.PartAuthor) Author {
	return Author{StringOrNull(author.Type), StringOrNull(author.ID), StringOrNull(author.Name), StringOrNull(author.Email)}
}

// ComputedString is a text that a data source reads.
func ComputedString(description string) schema.StringAttribute {
	return schema.StringAttribute{Computed: true, MarkdownDescription: description}
}

// Part is one thing that happened in a conversation or a ticket. It is for
// embedding into a model, or for itself.
type Part struct {
	ID             types.String `tfsdk:"id"`
	PartType       types.String `tfsdk:"part_type"`
	Body           types.String `tfsdk:"body"`
	AssignedToType types.String `tfsdk:"assigned_to_type"`
	AssignedToID   types.String `tfsdk:"assigned_to_id"`
	Redacted       types.Bool   `tfsdk:"redacted"`
	CreatedAt      types.String `tfsdk:"created_at"`
	Author
}

// PartAttributes are the attributes of Part.
func PartAttributes() map[string]schema.Attribute {
	return WithAuthor(map[string]schema.Attribute{
		"id":               ComputedString("Intercom's id of the part."),
		"part_type":        ComputedString("What happened: `comment`, `note`, `assignment`, `close` and many others."),
		"body":             ComputedString("What was written, as HTML."),
		"assigned_to_type": ComputedString("`admin` or `team`, of an assignment."),
		"assigned_to_id":   ComputedString("Id of the teammate or team, of an assignment."),
		"redacted":         schema.BoolAttribute{Computed: true, MarkdownDescription: "Whether the body was removed."},
		"created_at":       ComputedString("When it happened, in RFC 3339."),
	})
}

// PartState is a part of Intercom's.
func PartState(part *intercom.Part) Part {
	state := Part{
		ID: StringOrNull(part.ID), PartType: StringOrNull(part.PartType), Body: StringOrNull(part.Body), Redacted: types.BoolValue(part.Redacted),
		CreatedAt: Timestamp(part.CreatedAt), Author: AuthorState(part.Author),
	}
	if part.AssignedTo != nil {
		state.AssignedToType, state.AssignedToID = StringOrNull(part.AssignedTo.Type), StringOrNull(part.AssignedTo.ID)
	}
	return state
}

// LinkedObject is a ticket or a conversation that is linked to another.
type LinkedObject struct {
	Type     types.String `tfsdk:"type"`
	ID       types.String `tfsdk:"id"`
	Category types.String `tfsdk:"category"`
}

// LinkedObjectAttributes are the attributes of LinkedObject.
func LinkedObjectAttributes() map[string]schema.Attribute {
	return map[string]schema.Attribute{
		"type":     ComputedString("`ticket` or `conversation`."),
		"id":       ComputedString("Id of the ticket or conversation."),
		"category": ComputedString("Category of a ticket: `Customer`, `Back-office` or `Tracker`."),
	}
}

// LinkedObjects are those of a conversation or ticket.
func LinkedObjects(linked []intercom.LinkedObject) []LinkedObject {
	states := []LinkedObject{}
	for _, one := range linked {
		states = append(states, LinkedObject{StringOrNull(one.Type), StringOrNull(one.ID), StringOrNull(one.Category)})
	}
	return states
}
