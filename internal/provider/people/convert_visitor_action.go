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
)

type convertVisitorAction struct{ crud.Action }

type convertVisitorModel struct {
	ofVisitor
	Role       types.String `tfsdk:"role"`
	ContactID  types.String `tfsdk:"contact_id"`
	ExternalID types.String `tfsdk:"external_id"`
	Email      types.String `tfsdk:"email"`
}

func newConvertVisitorAction() action.Action {
	return &convertVisitorAction{crud.Action{
		Name: "convert_visitor", Keys: visitorKeys,
		Validators: []action.ConfigValidator{actionvalidator.AtLeastOneOf(path.MatchRoot("contact_id"), path.MatchRoot("external_id"), path.MatchRoot("email"))},
	}}
}

func (a *convertVisitorAction) Schema(_ context.Context, _ action.SchemaRequest, resp *action.SchemaResponse) {
	attributes := visitorKeyAttributes()
	attributes["role"] = schema.StringAttribute{
		Optional: true, Validators: []validator.String{tf.OneOf("user", "lead")},
		MarkdownDescription: "What the visitor becomes: `user` or `lead`.\nDefaults to `user`.",
	}
	attributes["contact_id"] = schema.StringAttribute{
		Optional: true, Validators: []validator.String{tf.ID()}, MarkdownDescription: "Intercom's id of the contact that the visitor is merged into.",
	}
	attributes["external_id"] = schema.StringAttribute{
		Optional: true, Validators: []validator.String{tf.Name()}, MarkdownDescription: "Your own id of the user that the visitor is or becomes.",
	}
	attributes["email"] = schema.StringAttribute{
		Optional: true, Validators: []validator.String{tf.Email()}, MarkdownDescription: "E-mail address of the contact that the visitor is or becomes.",
	}
	resp.Schema = schema.Schema{
		MarkdownDescription: `Converts a visitor into a contact, or merges the visitor into a contact that exists; the visitor is no more.

One of ` + "`visitor_id` and `user_id`" + ` says which visitor, and at least one of ` + "`contact_id`, `external_id` and `email`" + ` which contact. A contact that
has them takes the visitor in; otherwise the visitor becomes one who has them.

**Permissions.** The token's app needs *Write users and companies* and *Read one user and one company*; Intercom names no permission of its
own for visitors.

**Repeating.** Repeating it fails, and changes nothing: Intercom no longer knows a visitor who was converted.

**What Intercom cannot do.** A conversion cannot be undone.`,
		Attributes: attributes,
	}
}

func (a *convertVisitorAction) Invoke(ctx context.Context, req action.InvokeRequest, resp *action.InvokeResponse) {
	crud.Invoke(ctx, a, req, resp, func(config convertVisitorModel, say crud.Progress) error {
		conversion := intercom.VisitorConversion{Role: "user", Visitor: config.key()}
		if !config.Role.IsNull() {
			conversion.Role = config.Role.ValueString()
		}
		conversion.Contact.ID = config.ContactID.ValueString()
		conversion.Contact.ExternalID, conversion.Contact.Email = config.ExternalID.ValueString(), config.Email.ValueString()
		say("Converting visitor %s into a %s", config.shown(), conversion.Role)
		contact, err := a.API.Visitors.Convert(ctx, conversion)
		switch {
		case err != nil:
			return err
		case contact == nil:
			say("Visitor %s is converted; the answer, with the id of the contact, was lost", config.shown())
		default:
			say("Visitor %s is contact %s", config.shown(), contact.ID)
		}
		return nil
	})
}
