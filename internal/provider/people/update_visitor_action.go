package people

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework-validators/actionvalidator"
	"github.com/hashicorp/terraform-plugin-framework/action"
	"github.com/hashicorp/terraform-plugin-framework/action/schema"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/crud"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/intercom"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/tf"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/tf/attributevalues"
)

type updateVisitorAction struct{ crud.Action }

// ofVisitor are the attributes that name a visitor.
type ofVisitor struct {
	VisitorID types.String `tfsdk:"visitor_id"`
	UserID    types.String `tfsdk:"user_id"`
}

type updateVisitorModel struct {
	ofVisitor
	Name             types.String  `tfsdk:"name"`
	CustomAttributes types.Dynamic `tfsdk:"custom_attributes"`
}

var visitorKeys = []string{"visitor_id", "user_id"}

func visitorKeyAttributes() map[string]schema.Attribute {
	return map[string]schema.Attribute{
		"visitor_id": schema.StringAttribute{
			Optional: true, Validators: []validator.String{tf.ID()}, MarkdownDescription: "Intercom's id of the visitor.",
		},
		"user_id": schema.StringAttribute{
			Optional: true, Validators: []validator.String{tf.Name()}, MarkdownDescription: "Id that the messenger gave the visitor.",
		},
	}
}

func (v ofVisitor) key() intercom.VisitorKey {
	return intercom.VisitorKey{ID: v.VisitorID.ValueString(), UserID: v.UserID.ValueString()}
}

// shown is the id by which the visitor is configured.
func (v ofVisitor) shown() string { return v.VisitorID.ValueString() + v.UserID.ValueString() }

func newUpdateVisitorAction() action.Action {
	return &updateVisitorAction{crud.Action{
		Name: "update_visitor", Keys: visitorKeys,
		Validators: []action.ConfigValidator{actionvalidator.AtLeastOneOf(path.MatchRoot("name"), path.MatchRoot("custom_attributes"))},
	}}
}

func (a *updateVisitorAction) Schema(_ context.Context, _ action.SchemaRequest, resp *action.SchemaResponse) {
	attributes := visitorKeyAttributes()
	attributes["name"] = schema.StringAttribute{
		Optional: true, Validators: []validator.String{tf.Name()}, MarkdownDescription: "Name of the visitor.\nLeaving it out changes nothing.",
	}
	attributes["custom_attributes"] = schema.DynamicAttribute{
		Optional: true, Validators: []validator.Dynamic{attributevalues.Sendable(false)},
		MarkdownDescription: "Values of custom attributes, by the attributes' names: an object. Values that are not named stay as they are.",
	}
	resp.Schema = schema.Schema{
		MarkdownDescription: `Updates a visitor: somebody on a website whom nobody knows yet.

One of ` + "`visitor_id` and `user_id`" + ` says which visitor, and at least one of ` + "`name` and `custom_attributes`" + ` what is updated.

**Permissions.** The token's app needs *Write users and companies*; Intercom names no permission of its own for visitors.

**Repeating.** Repeating it changes nothing: the visitor has the same values.

**What Intercom cannot do.** Visitors cannot be created, listed or deleted through the API; the messenger creates them.`,
		Attributes: attributes,
	}
}

func (a *updateVisitorAction) Invoke(ctx context.Context, req action.InvokeRequest, resp *action.InvokeResponse) {
	crud.Invoke(ctx, a, req, resp, func(config updateVisitorModel, say crud.Progress) error {
		say("Updating visitor %s", config.shown())
		values, _ := attributevalues.Sent(config.CustomAttributes, false) // the schema has checked it
		visitor, err := a.API.Visitors.Update(ctx, intercom.VisitorInput{VisitorKey: config.key(), Name: config.Name.ValueString(), CustomAttributes: values})
		if err != nil {
			return err
		}
		say("Visitor %s is updated", visitor.ID)
		return nil
	})
}
