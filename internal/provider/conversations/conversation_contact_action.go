package conversations

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/action"
	"github.com/hashicorp/terraform-plugin-framework/action/schema"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/crud"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/intercom"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/tf"
)

// conversationContactAction adds a contact to a conversation, or removes one.
type conversationContactAction struct {
	crud.Action
	description         string
	doing, done, before string // as progress has them: formats of a contact and a conversation
	do                  func(ctx context.Context, api *intercom.Client, config conversationContactModel) (before bool, err error)
}

type conversationContactModel struct {
	ConversationID types.String `tfsdk:"conversation_id"`
	ContactID      types.String `tfsdk:"contact_id"`
	AdminID        types.String `tfsdk:"admin_id"`
}

func (a *conversationContactAction) Schema(_ context.Context, _ action.SchemaRequest, resp *action.SchemaResponse) {
	id := func(description string) schema.StringAttribute {
		return schema.StringAttribute{Required: true, Validators: []validator.String{tf.ID()}, MarkdownDescription: description}
	}
	resp.Schema = schema.Schema{
		MarkdownDescription: a.description,
		Attributes: map[string]schema.Attribute{
			"conversation_id": conversationIDAttribute(),
			"contact_id":      id("Intercom's id of the contact, a user or a lead."),
			"admin_id":        id("Id of the teammate who does it."),
		},
	}
}

func (a *conversationContactAction) ModifyPlan(ctx context.Context, req action.ModifyPlanRequest, resp *action.ModifyPlanResponse) {
	crud.PlanAction(ctx, a, req, resp, func(config conversationContactModel, refuse crud.Refusals) {
		refuse.Admin(ctx, "admin_id", config.AdminID)
	})
}

func (a *conversationContactAction) Invoke(ctx context.Context, req action.InvokeRequest, resp *action.InvokeResponse) {
	crud.Invoke(ctx, a, req, resp, func(config conversationContactModel, say crud.Progress) error {
		contact, conversation := config.ContactID.ValueString(), config.ConversationID.ValueString()
		say(a.doing, contact, conversation)
		before, err := a.do(ctx, a.API, config)
		return say.Outcome(before, err, a.before, a.done, contact, conversation)
	})
}
