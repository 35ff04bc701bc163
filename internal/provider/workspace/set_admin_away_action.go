package workspace

import (
	"context"
	"errors"

	"github.com/hashicorp/terraform-plugin-framework/action"
	"github.com/hashicorp/terraform-plugin-framework/action/schema"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/crud"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/intercom"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/tf"
)

type setAdminAwayAction struct{ crud.Action }

type setAdminAwayModel struct {
	AdminID  types.String `tfsdk:"admin_id"`
	Away     types.Bool   `tfsdk:"away"`
	Reassign types.Bool   `tfsdk:"reassign"`
	ReasonID types.String `tfsdk:"away_status_reason_id"`
}

func newSetAdminAwayAction() action.Action {
	return &setAdminAwayAction{crud.Action{Name: "set_admin_away"}}
}

func (a *setAdminAwayAction) Schema(_ context.Context, _ action.SchemaRequest, resp *action.SchemaResponse) {
	resp.Schema = schema.Schema{
		MarkdownDescription: `Sets a teammate, whom the API calls an ` + "`admin`" + `, away from the inbox, or back.

Being away is no resource: teammates change it all day, and so does Intercom for who is idle.

**Permissions.** The token's app needs *Read admins*; Intercom names no permission of its own for this. Newer versions of the API
name *Update admins*.

**Repeating.** Repeating it changes nothing: the teammate is away, or back, as before.

**What Intercom cannot do.** A time from which or until which a teammate is away cannot be set; invoke the action again to set the teammate back.`,
		Attributes: map[string]schema.Attribute{
			"admin_id": schema.StringAttribute{
				Required: true, Validators: []validator.String{tf.ID()}, MarkdownDescription: "Id of the teammate.",
			},
			"away": schema.BoolAttribute{
				Optional: true, MarkdownDescription: "Whether the teammate is away.\nDefaults to `true`.",
			},
			"reassign": schema.BoolAttribute{
				Optional: true, MarkdownDescription: "Whether new replies are reassigned while the teammate is away.\nDefaults to `false`.",
			},
			"away_status_reason_id": schema.StringAttribute{
				Optional: true, Validators: []validator.String{tf.NumericID()},
				MarkdownDescription: "Id of an away status reason of the workspace that is not deleted, for a teammate who is set away. " +
					"Some workspaces ask for one.\nRequires `api_version` 2.14 or newer.",
			},
		},
	}
}

func (m setAdminAwayModel) away() bool { return m.Away.IsNull() || m.Away.ValueBool() }

func (a *setAdminAwayAction) ModifyPlan(ctx context.Context, req action.ModifyPlanRequest, resp *action.ModifyPlanResponse) {
	crud.PlanAction(ctx, a, req, resp, func(config setAdminAwayModel, refuse crud.Refusals) {
		refuse.Since(intercom.AwayReasonSince, "away_status_reason_id", config.ReasonID)
		if !config.ReasonID.IsNull() && !config.Away.IsUnknown() && !config.away() {
			refuse.Add("away_status_reason_id", tf.NewDiagnostic("A reason for being back",
				"away_status_reason_id is for a teammate who is set away, and away is false. Leave it out."))
		}
		var admin *intercom.Admin
		refuse.Reference("admin_id", config.AdminID, func(id string) (err error) {
			admin, err = a.API.Admins.Get(ctx, id)
			return err
		})
		refuse.Reference("away_status_reason_id", config.ReasonID, func(id string) error { return a.API.AwayStatusReasons.ExistsFor(ctx, admin, id) })
	})
}

func (a *setAdminAwayAction) Invoke(ctx context.Context, req action.InvokeRequest, resp *action.InvokeResponse) {
	crud.Invoke(ctx, a, req, resp, func(config setAdminAwayModel, say crud.Progress) error {
		id, what := config.AdminID.ValueString(), "back"
		if config.away() {
			what = "away"
		}
		say("Setting admin %s %s", id, what)
		admin, err := a.API.Admins.SetAway(ctx, id, intercom.Away{
			Enabled: config.away(), Reassign: config.Reassign.ValueBool(), ReasonID: intercom.NumericID(config.ReasonID.ValueString()),
		})
		if err != nil {
			return mandatoryReason(err)
		}
		replies := "stay"
		if admin.AwayModeReassign {
			replies = "are reassigned"
		}
		say("Admin %s is %s; new replies %s", id, what, replies)
		return nil
	})
}

// mandatoryReason says what to do where the workspace asks for a reason.
func mandatoryReason(err error) error {
	var refused *intercom.Error
	if !errors.As(err, &refused) || refused.Code != "away_status_reason_mandatory" {
		return err
	}
	return tf.NewDiagnostic("This workspace asks for a reason to be away",
		"Configure away_status_reason_id, which takes the id of one of the workspace's away status reasons. Intercom's answer was: %v.", refused)
}
