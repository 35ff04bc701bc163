package workspace

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/planmodifier"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/setdefault"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/stringplanmodifier"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/crud"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/intercom"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/tf"
)

type teamMembershipResource struct{ crud.Resource }

func newTeamMembershipResource() resource.Resource {
	return &teamMembershipResource{crud.Resource{Name: "team_membership", Identity: []string{"team_id"}, Loss: crud.Loss{
		Summary: "The team will keep its members",
		Detail: "is forgotten by Terraform only, and every teammate stays in the team: a team cannot be empty. To take somebody out of it, change admin_ids " +
			"and apply that before destroying.",
	}}}
}

type teamMembershipModel struct {
	TeamID            types.String `tfsdk:"team_id"`
	AdminIDs          types.Set    `tfsdk:"admin_ids"`
	SecondaryAdminIDs types.Set    `tfsdk:"secondary_admin_ids"`
}

func (*teamMembershipResource) Schema(_ context.Context, _ resource.SchemaRequest, resp *resource.SchemaResponse) {
	resp.Schema = schema.Schema{
		MarkdownDescription: `Who is in a team: all of its teammates.

Only the version ` + "`Preview`" + ` of Intercom's API can change who is in a team. With another ` + "`api_version`" + `, the requests for it, and only
these, go out in ` + "`Preview`" + `.

**Permissions.** The token's app needs *Read admins*, and the teammate that the token acts as must be allowed to manage teams. Intercom
has the feature only in some workspaces; where it has not, a refusal says so.

**All of the members.** Whoever is in the team and not in ` + "`admin_ids`" + ` is taken out of it; the plan shows whom. One resource manages a team.

**Levels.** A team that balances load gives conversations to its first level before it gives any to the second. Whoever is in
` + "`secondary_admin_ids`" + ` is at the second level, everybody else at the first. Other teams have no levels.

**Existing members.** A create adds teammates to a team and takes nobody out: where somebody is in the team whom ` + "`admin_ids`" + ` lacks, the plan is refused.
Import the membership by the id of the team, so that the plan shows who leaves it.

**Destroy** changes nothing in Intercom: Terraform forgets the membership, and the plan says so.

**What Intercom cannot do.** A team has at least one teammate, and 1000 at most. Teams cannot be created, renamed or deleted through the API.`,
		Attributes: map[string]schema.Attribute{
			"team_id": schema.StringAttribute{
				Required: true, Validators: []validator.String{tf.ID()}, PlanModifiers: []planmodifier.String{stringplanmodifier.RequiresReplace()},
				MarkdownDescription: "Intercom's id of the team.\nChanging this forces a new resource to be created.",
			},
			"admin_ids": schema.SetAttribute{
				Required: true, ElementType: types.StringType, PlanModifiers: []planmodifier.Set{tf.NewOnlySet(tf.NumericID())},
				MarkdownDescription: "Ids of all teammates in the team.",
			},
			"secondary_admin_ids": schema.SetAttribute{
				Optional: true, Computed: true, ElementType: types.StringType, Default: setdefault.StaticValue(tf.StringSet([]string{})),
				PlanModifiers:       []planmodifier.Set{tf.NewOnlySet(tf.NumericID())},
				MarkdownDescription: "Ids of those of them who are at the second level of a team that balances load.\nDefaults to nobody.",
			},
		},
	}
}

// ModifyPlan refuses members that a team cannot have, and a creation for which somebody
// would have to leave the team.
func (r *teamMembershipResource) ModifyPlan(ctx context.Context, req resource.ModifyPlanRequest, resp *resource.ModifyPlanResponse) {
	r.Resource.ModifyPlan(ctx, req, resp)
	crud.WarnOfTaken(ctx, r, req, resp, crud.Unique[teamMembershipModel]{
		Kind: "team membership",
		Key: func(m teamMembershipModel) (key, words string) {
			return m.TeamID.ValueString(), "of team " + m.TeamID.ValueString()
		},
		Holder: func(context.Context, teamMembershipModel) string { return "" }, // every team has members
	})
	var plan, state teamMembershipModel
	if req.Plan.Raw.IsNull() || resp.Diagnostics.HasError() {
		return
	}
	resp.Diagnostics.Append(req.Plan.Get(ctx, &plan)...)
	if !req.State.Raw.IsNull() {
		resp.Diagnostics.Append(req.State.Get(ctx, &state)...)
	}
	plan.checkMembers(state, &resp.Diagnostics)
	crud.Exists(ctx, req, resp, "team_id", func(id string) error { return r.API.TeamMemberships.Exists(ctx, id) })
	crud.ExistEach(ctx, req, resp, "admin_ids", func(id string) error { return r.API.Admins.Exists(ctx, id) })
	if resp.Diagnostics.HasError() || !plan.known() {
		return
	}
	team, err := r.API.TeamMemberships.Get(ctx, plan.TeamID.ValueString())
	if err != nil {
		return // to a token that may not look, the apply says so
	}
	if len(plan.SecondaryAdminIDs.Elements()) > 0 && !team.Balances() && !plan.SecondaryAdminIDs.Equal(state.SecondaryAdminIDs) {
		resp.Diagnostics.AddAttributeError(path.Root("secondary_admin_ids"), "The team has no levels",
			fmt.Sprintf("Team %s does not balance load, which is how a team has a second level. Leave secondary_admin_ids out, or have the team balance load in Intercom.", team.ID))
	}
	if !plan.TeamID.Equal(state.TeamID) {
		crud.AddError(&resp.Diagnostics, "create", explainOtherMembers(plan.members().Leave(team)))
	}
}

// checkMembers refuses what no team can have.
func (m teamMembershipModel) checkMembers(state teamMembershipModel, diags *diag.Diagnostics) {
	count := len(m.AdminIDs.Elements())
	switch {
	case m.AdminIDs.IsUnknown() || m.AdminIDs.Equal(state.AdminIDs):
	case count == 0:
		diags.AddAttributeError(path.Root("admin_ids"), "A team cannot be empty", "admin_ids must have one teammate at least. "+
			"To let Terraform forget who is in the team, destroy this resource: that takes nobody out of it.")
	case count > intercom.MostTeamMembers && m.known():
		diags.AddAttributeError(path.Root("admin_ids"), "Too many values", fmt.Sprintf("admin_ids has %d teammates. A team can have %d.", count, intercom.MostTeamMembers))
	}
	if m.known() && len(intercom.Without(tf.SetStrings(m.SecondaryAdminIDs), tf.SetStrings(m.AdminIDs))) > 0 {
		diags.AddAttributeError(path.Root("secondary_admin_ids"), "Not in the team", "Whoever is in secondary_admin_ids must be in admin_ids as well.")
	}
}

func (r *teamMembershipResource) Create(ctx context.Context, req resource.CreateRequest, resp *resource.CreateResponse) {
	crud.Create(ctx, r, req, resp, func(plan teamMembershipModel) (*teamMembershipModel, error) {
		id := plan.TeamID.ValueString()
		if r.API.Ledger.Managed(r.Name, id) {
			return nil, &intercom.TakenError{Kind: "team membership", Key: "of team " + id, ID: id}
		}
		team, err := r.API.TeamMemberships.Take(ctx, id, plan.members())
		return teamMembershipState(team, explainOtherMembers(err))
	})
}

func (r *teamMembershipResource) Read(ctx context.Context, req resource.ReadRequest, resp *resource.ReadResponse) {
	crud.Read(ctx, r, req, resp, func(state teamMembershipModel) (*teamMembershipModel, error) {
		return teamMembershipState(r.API.TeamMemberships.Get(ctx, state.TeamID.ValueString()))
	})
}

func (r *teamMembershipResource) Update(ctx context.Context, req resource.UpdateRequest, resp *resource.UpdateResponse) {
	crud.Update(ctx, r, req, resp, func(plan, _ teamMembershipModel) (*teamMembershipModel, error) {
		return teamMembershipState(r.API.TeamMemberships.Set(ctx, plan.TeamID.ValueString(), plan.members()))
	})
}

// Delete forgets the membership: a team cannot be empty.
func (r *teamMembershipResource) Delete(ctx context.Context, req resource.DeleteRequest, resp *resource.DeleteResponse) {
	crud.Delete(ctx, r, req, resp, func(teamMembershipModel) error { return nil })
}

// explainOtherMembers words the refusal to take somebody out of a team unseen.
func explainOtherMembers(err error) error {
	var others *intercom.OtherMembersError
	if !errors.As(err, &others) {
		return err
	}
	return tf.NewDiagnostic("The team has other members", "Team %s has teammates whom admin_ids lacks, by their ids %s. Creating this resource would take them out of the team unseen. "+
		"Add them to admin_ids, or import who is in the team: the plan then shows who leaves it.\n\n  terraform import '<address of this resource>' '%s'",
		others.TeamID, strings.Join(others.AdminIDs, ", "), others.TeamID)
}

// known says whether all that is written is known.
func (m teamMembershipModel) known() bool {
	return !m.TeamID.IsUnknown() && !m.AdminIDs.IsUnknown() && !m.SecondaryAdminIDs.IsUnknown() &&
		!slices.ContainsFunc(slices.Concat(m.AdminIDs.Elements(), m.SecondaryAdminIDs.Elements()), attr.Value.IsUnknown)
}

func (m teamMembershipModel) members() intercom.TeamMembers {
	members := intercom.TeamMembers{AdminIDs: tf.SetStrings(m.AdminIDs), SecondaryAdminIDs: tf.SetStrings(m.SecondaryAdminIDs)}
	slices.Sort(members.AdminIDs)
	slices.Sort(members.SecondaryAdminIDs)
	return members
}

func teamMembershipState(team *intercom.TeamMembership, err error) (*teamMembershipModel, error) {
	if err != nil {
		return nil, err
	}
	members := team.Members()
	return &teamMembershipModel{
		TeamID: types.StringValue(team.ID.String()), AdminIDs: tf.StringSet(members.AdminIDs), SecondaryAdminIDs: tf.StringSet(members.SecondaryAdminIDs),
	}, nil
}
