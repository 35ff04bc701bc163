package people

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/action"
	"github.com/hashicorp/terraform-plugin-framework/action/schema"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/crud"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/intercom"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/tf"
)

type mergeContactsAction struct{ crud.Action }

type mergeContactsModel struct {
	From   types.String `tfsdk:"from_contact_id"`
	Into   types.String `tfsdk:"into_contact_id"`
	Anyway types.Bool   `tfsdk:"skip_duplicate_validation"`
}

func newMergeContactsAction() action.Action {
	return &mergeContactsAction{crud.Action{Name: "merge_contacts"}}
}

func (a *mergeContactsAction) Schema(_ context.Context, _ action.SchemaRequest, resp *action.SchemaResponse) {
	resp.Schema = schema.Schema{
		MarkdownDescription: `Merges a lead into a user, who then has the lead's conversations, notes and tags; the lead is no more.

Up to version 2.15 Intercom merges any two; since 2.16 it asks that the two have an e-mail address or a phone number in common.

**Permissions.** The token's app needs *Write users and companies* and *Read one user and one company*.

**Repeating.** Repeating it changes nothing from version 2.16 of the API on, which knows who was merged into a user. Older versions refuse
to merge a lead that is no more.

**What Intercom cannot do.** A merge cannot be undone. A user cannot be merged into another contact.`,
		Attributes: map[string]schema.Attribute{
			"from_contact_id": contactIDAttribute("Intercom's id of the lead that is merged."),
			"into_contact_id": contactIDAttribute("Intercom's id of the user that it is merged into."),
			"skip_duplicate_validation": schema.BoolAttribute{
				Optional: true, MarkdownDescription: "Whether to merge also two that have nothing in common.\nDefaults to `false`. Requires `api_version` 2.16 or newer.",
			},
		},
	}
}

func (a *mergeContactsAction) ModifyPlan(ctx context.Context, req action.ModifyPlanRequest, resp *action.ModifyPlanResponse) {
	crud.PlanAction(ctx, a, req, resp, func(config mergeContactsModel, refuse crud.Refusals) {
		refuse.Since(intercom.ContactMergesSince, "skip_duplicate_validation", config.Anyway)
		if from := config.From; !from.IsUnknown() && from.Equal(config.Into) {
			refuse.Add("into_contact_id", tf.NewDiagnostic("A contact cannot be merged into itself", "from_contact_id and into_contact_id are the same."))
		}
	})
}

func (a *mergeContactsAction) Invoke(ctx context.Context, req action.InvokeRequest, resp *action.InvokeResponse) {
	crud.Invoke(ctx, a, req, resp, func(config mergeContactsModel, say crud.Progress) error {
		from, into := config.From.ValueString(), config.Into.ValueString()
		say("Merging lead %s into user %s", from, into)
		before, err := a.API.Contacts.Merge(ctx, from, into, config.Anyway.ValueBool())
		return say.Outcome(before, err, "Lead %s was merged into user %s before", "Lead %s is merged into user %s", from, into)
	})
}
