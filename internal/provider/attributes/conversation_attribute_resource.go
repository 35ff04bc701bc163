package attributes

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/booldefault"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/planmodifier"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/setdefault"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/stringdefault"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/stringplanmodifier"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/crud"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/intercom"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/tf"
)

// conversationAttributesSince is the first version that has them.
var conversationAttributesSince = intercom.MustVersion("2.16")

type conversationAttributeResource struct{ crud.Resource }

func newConversationAttributeResource() resource.Resource {
	return &conversationAttributeResource{crud.Resource{
		Name: "conversation_attribute", ImportForms: []string{"name:<name>"}, Since: conversationAttributesSince,
		Loss: crud.Loss{
			Summary: "The conversation attribute will be archived permanently",
			Detail: "is archived, because Intercom cannot delete an attribute of conversations: conversations that have a value for it keep it, " +
				"new ones do not have the attribute, and nothing in the API brings it back.",
		},
		Gone: "was archived in Intercom, and nothing in the API brings it back. Where the configuration still has it, another one is created, with another " +
			"id: conversations keep the values of the old one, and have none for the new one.",
	}}
}

type conversationAttributeModel struct {
	ID                  types.String `tfsdk:"id"`
	Name                types.String `tfsdk:"name"`
	Description         types.String `tfsdk:"description"`
	DataType            types.String `tfsdk:"data_type"`
	Required            types.Bool   `tfsdk:"required"`
	VisibleToTeamIDs    types.Set    `tfsdk:"visible_to_team_ids"`
	Multiline           types.Bool   `tfsdk:"multiline"`
	ReferenceType       types.String `tfsdk:"reference_type"`
	ReferenceObjectType types.String `tfsdk:"reference_object_type"`
	Options             types.List   `tfsdk:"options"`
	OptionIDs           types.Map    `tfsdk:"option_ids"`
}

func conversationAttributeAttributes() map[string]schema.Attribute {
	return map[string]schema.Attribute{
		"id": crud.ID("conversation attribute"),
		"name": schema.StringAttribute{
			Required: true, PlanModifiers: []planmodifier.String{tf.NewOnly(tf.Name())},
			MarkdownDescription: "Name of the attribute, by which conversations have a value for it.",
		},
		"description": schema.StringAttribute{
			Optional: true, Computed: true, Default: stringdefault.StaticString(""),
			MarkdownDescription: "Description of the attribute.\nDefaults to an empty string.",
		},
		"data_type": schema.StringAttribute{
			Required: true,
			PlanModifiers: []planmodifier.String{
				stringplanmodifier.RequiresReplace(),
				tf.NewOnly(tf.OneOf("string", "integer", "list", "decimal", "boolean", "datetime", "relationship", "files")),
			},
			MarkdownDescription: "Type of the values: `string`, `integer`, `list`, `decimal`, `boolean`, `datetime`, `relationship` or `files`.\nChanging this forces a new resource to be created.",
		},
		"required": schema.BoolAttribute{
			Optional: true, Computed: true, Default: booldefault.StaticBool(false),
			MarkdownDescription: "Whether teammates must fill it in.\nDefaults to `false`.",
		},
		"visible_to_team_ids": schema.SetAttribute{
			Optional: true, Computed: true, ElementType: types.StringType, Default: setdefault.StaticValue(tf.StringSet([]string{})),
			PlanModifiers:       []planmodifier.Set{tf.NewOnlySet(tf.ID())},
			MarkdownDescription: "Ids of the teams that see the attribute. Empty means every team.\nDefaults to every team.",
		},
		"multiline": schema.BoolAttribute{
			Optional: true, Computed: true, PlanModifiers: []planmodifier.Bool{tf.FalseFor("string")},
			MarkdownDescription: "Whether a `string` can have several lines.\nOnly allowed if `data_type` is `string`, where it defaults to `false`.",
		},
		"reference_type": schema.StringAttribute{
			Optional: true, PlanModifiers: []planmodifier.String{tf.NewOnly(tf.OneOf("one", "many"))},
			MarkdownDescription: "Whether a conversation is related to `one` object or to `many`.\nRequired if `data_type` is `relationship`, and only allowed then.",
		},
		"reference_object_type": schema.StringAttribute{
			Optional: true, PlanModifiers: []planmodifier.String{tf.NewOnly(tf.ID())},
			MarkdownDescription: "Identifier of the type of custom objects that conversations are related to, such as `Order`.\nRequired if `data_type` is `relationship`, and only allowed then.",
		},
		"options": schema.ListAttribute{
			Optional: true, ElementType: types.StringType,
			PlanModifiers: []planmodifier.List{tf.NewOnlyList(2, tf.Name())},
			MarkdownDescription: "Labels to choose from.\nAt least two. Required if `data_type` is `list`, and only allowed then. " +
				"Another label at the same place of the list renames the option, which keeps its id and stays on the conversations that have it.",
		},
		"option_ids": schema.MapAttribute{
			Computed: true, ElementType: types.StringType, PlanModifiers: []planmodifier.Map{tf.KeysFrom("options")},
			MarkdownDescription: "Id of each option, by its label.",
		},
	}
}

func (*conversationAttributeResource) Schema(_ context.Context, _ resource.SchemaRequest, resp *resource.SchemaResponse) {
	resp.Schema = schema.Schema{
		MarkdownDescription: `An attribute of conversations: a field that teammates, workflows or Fin fill in.

Requires ` + "`api_version`" + ` 2.16 or newer.

**Permissions.** Intercom names no permission for attributes of conversations. The nearest that there are: *Read conversations*
and *Write data attributes*; *Read admins* as well, to check ` + "`visible_to_team_ids`" + ` when planning.

**Existing attributes.** Where the name is taken, the attribute is neither taken over nor created a second time, because Intercom
then refuses to write the attributes of any conversation; the error names the id to import. An attribute is imported by its
id or by its name, as in ` + "`name:Priority`" + `.

**Options** are added, renamed and archived one by one, and keep their ids. A label in place of another one is a rename if the
old label is nowhere else in the new list, and the new one was nowhere in the old list. To have a new option in place of an old
one, put it somewhere else in the list. The plan warns of every option that it renames or archives. Where a change of several options fails half-way, what was done is kept, and the next
apply does the rest.

**Destroy** archives the attribute permanently, because Intercom cannot delete one, and neither Terraform nor the API can bring it
back. The plan says so. Conversations that have a value for it keep it.

**What Intercom cannot do.** The data type cannot be changed, and an archived attribute or option cannot be restored. Options
cannot be put in order: a new one is the last in Intercom, wherever it stands in the configuration, and the state keeps the
order of the configuration.`,
		Attributes: conversationAttributeAttributes(),
	}
}

// ModifyPlan says what a destroy will not do, also that of an attribute which is
// replaced, looks for the teams, and plans the ids that options keep.
func (r *conversationAttributeResource) ModifyPlan(ctx context.Context, req resource.ModifyPlanRequest, resp *resource.ModifyPlanResponse) {
	tf.PlanTypeSettings(ctx, req, resp,
		tf.TypeSetting{Name: "multiline", Of: "string"}, tf.TypeSetting{Name: "options", Of: "list", Needed: true},
		tf.TypeSetting{Name: "reference_type", Of: "relationship", Needed: true},
		tf.TypeSetting{Name: "reference_object_type", Of: "relationship", Needed: true})
	var plan, state conversationAttributeModel
	if !req.State.Raw.IsNull() {
		resp.Diagnostics.Append(req.State.Get(ctx, &state)...)
	}
	if !req.Plan.Raw.IsNull() {
		resp.Diagnostics.Append(req.Plan.Get(ctx, &plan)...)
	}
	stays := plan.DataType.Equal(state.DataType) // a plan that destroys has none
	r.Resource.ModifyPlan(ctx, req, resp)
	if r.API != nil && !plan.VisibleToTeamIDs.Equal(state.VisibleToTeamIDs) {
		if err := knownTeams(ctx, r.API, tf.SetStrings(plan.VisibleToTeamIDs)); err != nil {
			problem := tf.Explain("plan", err)
			problem.AddTo(&resp.Diagnostics, path.Root("visible_to_team_ids"))
		}
	}
	crud.WarnOfTaken(ctx, r, req, resp, crud.Unique[conversationAttributeModel]{
		Kind: "conversation attribute", InPlace: true,
		Key: func(m conversationAttributeModel) (key, words string) {
			return m.Name.ValueString(), fmt.Sprintf("named %q", m.Name.ValueString())
		},
		Replaces: func(plan, state conversationAttributeModel) bool { return !plan.DataType.Equal(state.DataType) },
		Holder: func(ctx context.Context, m conversationAttributeModel) string {
			holder, err := r.API.ConversationAttributes.Holder(ctx, m.Name.ValueString())
			if err != nil || holder == nil {
				return ""
			}
			return holder.ID.String()
		},
	})
	wholly := !plan.Options.IsUnknown() && !slices.ContainsFunc(plan.Options.Elements(), attr.Value.IsUnknown)
	if stays && wholly && !plan.Options.Equal(state.Options) {
		r.warnOfOptions(ctx, req, resp, changeOptions(tf.ListStrings(state.Options), tf.ListStrings(plan.Options)))
		resp.Diagnostics.Append(resp.Plan.SetAttribute(ctx, path.Root("option_ids"), plannedIDs(plan, state))...)
	}
}

// warnOfOptions says what becomes of the options that a plan renames or leaves
// out: neither can be taken back for the conversations that have them.
func (r *conversationAttributeResource) warnOfOptions(ctx context.Context, req resource.ModifyPlanRequest, resp *resource.ModifyPlanResponse, changes optionChanges) {
	attribute := r.Object(ctx, req.State)
	if len(changes.renamed) > 0 {
		var renamed []string
		for _, option := range changes.renamed {
			renamed = append(renamed, fmt.Sprintf("%q becomes %q", option.from, option.to))
		}
		resp.Diagnostics.AddAttributeWarning(path.Root("options"), "An option is renamed in every conversation that has it", fmt.Sprintf(
			"%s: %s, in every conversation that has it, past ones too. To have a new option and leave those conversations as they are, "+
				"put its label somewhere else in the list, where no other one was.", attribute, strings.Join(renamed, ", ")))
	}
	if len(changes.gone) > 0 {
		var gone []string
		for _, label := range changes.gone {
			gone = append(gone, fmt.Sprintf("%q", label))
		}
		resp.Diagnostics.AddAttributeWarning(path.Root("options"), "An option of a conversation attribute will be archived permanently", fmt.Sprintf(
			"%s: %s can no longer be chosen. Conversations that have it keep it. Intercom cannot restore an archived option; one that is added with the "+
				"same label later is another option, if Intercom takes the label at all.", attribute, strings.Join(gone, ", ")))
	}
}

// plannedIDs are the ids of a plan's options: those of the state's that stay or
// are renamed, and unknown ones.
func plannedIDs(plan, state conversationAttributeModel) types.Map {
	before := state.OptionIDs.Elements()
	labels := tf.ListStrings(plan.Options)
	ids := map[string]attr.Value{}
	for _, label := range labels {
		ids[label] = types.StringUnknown()
		if id, stays := before[label]; stays {
			ids[label] = id
		}
	}
	for _, renamed := range changeOptions(tf.ListStrings(state.Options), labels).renamed {
		ids[renamed.to] = before[renamed.from]
	}
	return types.MapValueMust(types.StringType, ids)
}

// knownTeams refuses ids that no team has. A token that may not list teams
// knows nothing of them.
func knownTeams(ctx context.Context, api *intercom.Client, ids []string) error {
	if len(ids) == 0 {
		return nil
	}
	var known, labels []string
	for team, err := range api.Teams.All(ctx) {
		var refused *intercom.Error
		switch {
		case errors.As(err, &refused) && refused.Status == http.StatusForbidden:
			return nil
		case err != nil:
			return err
		}
		known = append(known, team.ID.String())
		labels = append(labels, fmt.Sprintf("%s (id %s)", team.Name, team.ID))
	}
	for _, id := range ids {
		if !slices.Contains(known, id) {
			return tf.NewDiagnostic("No such team", "visible_to_team_ids names a team that the workspace does not have. It has: %s.", strings.Join(labels, ", "))
		}
	}
	return nil
}

// ImportState takes "name:…" as well.
func (r *conversationAttributeResource) ImportState(ctx context.Context, req resource.ImportStateRequest, resp *resource.ImportStateResponse) {
	crud.ImportBy(&req, resp, "name", func(name string) (string, error) {
		found, err := conversationAttributeNamed(ctx, r.API, name)
		if err != nil {
			return "", err
		}
		return found.ID.String(), nil
	})
	r.Resource.ImportState(ctx, req, resp)
}
