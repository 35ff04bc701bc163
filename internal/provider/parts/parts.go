// Package parts is what conversations and tickets have in common: the parts of
// which they are made, who wrote these, what they are linked to, and how actions
// reply to them.
package parts

import (
	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/crud"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/intercom"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/tf"
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
	attributes["author_type"] = crud.ComputedString("`admin`, `bot`, `team`, `user` or `lead`.")
	attributes["author_id"] = crud.ComputedString("Id of the author.")
	attributes["author_name"] = crud.ComputedString("Name of the author.")
	attributes["author_email"] = crud.ComputedString("E-mail address of the author.")
	return attributes
}

// AuthorState is an author of Intercom's.
func AuthorState(author intercom.PartAuthor) Author {
	return Author{tf.StringOrNull(author.Type), tf.StringOrNull(author.ID), tf.StringOrNull(author.Name), tf.StringOrNull(author.Email)}
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

// Attributes are the attributes of Part.
func Attributes() map[string]schema.Attribute {
	return WithAuthor(map[string]schema.Attribute{
		"id":               crud.ComputedString("Intercom's id of the part."),
		"part_type":        crud.ComputedString("What happened: `comment`, `note`, `assignment`, `close` and many others."),
		"body":             crud.ComputedString("What was written, as HTML."),
		"assigned_to_type": crud.ComputedString("`admin` or `team`, of an assignment."),
		"assigned_to_id":   crud.ComputedString("Id of the teammate or team, of an assignment."),
		"redacted":         crud.ComputedBool("Whether the body was removed."),
		"created_at":       crud.ComputedString("When it happened, in RFC 3339 format, UTC."),
	})
}

// State is a part of Intercom's.
func State(part *intercom.Part) Part {
	state := Part{
		ID: tf.StringOrNull(part.ID), PartType: tf.StringOrNull(part.PartType), Body: tf.StringOrNull(part.Body), Redacted: types.BoolValue(part.Redacted),
		CreatedAt: tf.Timestamp(part.CreatedAt), Author: AuthorState(part.Author),
	}
	if part.AssignedTo != nil {
		state.AssignedToType, state.AssignedToID = tf.StringOrNull(part.AssignedTo.Type), tf.StringOrNull(part.AssignedTo.ID)
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
		"type":     crud.ComputedString("`ticket` or `conversation`."),
		"id":       crud.ComputedString("Id of the ticket or conversation."),
		"category": crud.ComputedString("Category of a ticket: `Customer`, `Back-office` or `Tracker`."),
	}
}

// LinkedObjects are those of a conversation or ticket.
func LinkedObjects(linked []intercom.LinkedObject) []LinkedObject {
	states := []LinkedObject{}
	for _, one := range linked {
		states = append(states, LinkedObject{tf.StringOrNull(one.Type), tf.StringOrNull(one.ID), tf.StringOrNull(one.Category)})
	}
	return states
}
