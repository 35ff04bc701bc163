package workspace

import (
	"context"
	"iter"

	"github.com/hashicorp/terraform-plugin-framework/datasource"
	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/crud"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/intercom"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/tf"
)

const slaRuleNotes = "\n\nThe requests go out in the version `Preview` of Intercom's API, the only one that has SLA rules.\n\n" +
	"**Permissions.** The token's app needs *Read conversations*.\n\n" +
	"**What Intercom cannot do.** SLA rules cannot be created, changed, archived or deleted through the API."

type slaRuleModel struct {
	ID             types.String `tfsdk:"id"`
	Name           types.String `tfsdk:"name"`
	FirstReplyTime types.Int64  `tfsdk:"first_reply_time_in_seconds"`
	NextReplyTime  types.Int64  `tfsdk:"next_reply_time_in_seconds"`
	TimeToClose    types.Int64  `tfsdk:"time_to_close_in_seconds"`
	ResolutionTime types.Int64  `tfsdk:"resolution_time_in_seconds"`
	SpeedOfAnswer  types.Int64  `tfsdk:"speed_of_answer_in_seconds"`
	Archived       types.Bool   `tfsdk:"archived"`
	ArchivedAt     types.String `tfsdk:"archived_at"`
	CreatedAt      types.String `tfsdk:"created_at"`
	UpdatedAt      types.String `tfsdk:"updated_at"`
}

func slaRuleAttributes() map[string]schema.Attribute {
	target := func(of string) schema.Attribute {
		return crud.ComputedInt64("Target for " + of + ", in seconds. Null where there is none.")
	}
	return map[string]schema.Attribute{
		"id":                          crud.ComputedString("Intercom's id of the SLA rule."),
		"name":                        crud.ComputedString("Name of the SLA rule, unique in the workspace."),
		"first_reply_time_in_seconds": target("the first reply"),
		"next_reply_time_in_seconds":  target("the reply to each later message of a customer"),
		"time_to_close_in_seconds":    target("closing the conversation"),
		"resolution_time_in_seconds":  target("resolving a ticket"),
		"speed_of_answer_in_seconds":  target("answering a phone call"),
		"archived":                    crud.ComputedBool("Whether the SLA rule is archived."),
		"archived_at":                 crud.ComputedString("When the SLA rule was archived, in RFC 3339 format, UTC. Null where it is not."),
		"created_at":                  crud.ComputedString("When the SLA rule was created, in RFC 3339 format, UTC."),
		"updated_at":                  crud.ComputedString("When the SLA rule was last updated, in RFC 3339 format, UTC."),
	}
}

func slaRuleState(rule *intercom.SLARule, err error) (*slaRuleModel, error) {
	if err != nil {
		return nil, err
	}
	return &slaRuleModel{
		ID: tf.StringOrNull(rule.ID), Name: tf.StringOrNull(rule.Name),
		FirstReplyTime: types.Int64PointerValue(rule.FirstReplyTime), NextReplyTime: types.Int64PointerValue(rule.NextReplyTime),
		TimeToClose: types.Int64PointerValue(rule.TimeToClose), ResolutionTime: types.Int64PointerValue(rule.ResolutionTime),
		SpeedOfAnswer: types.Int64PointerValue(rule.SpeedOfAnswer), Archived: types.BoolValue(rule.Archived),
		ArchivedAt: tf.Timestamp(rule.ArchivedAt), CreatedAt: tf.Timestamp(rule.CreatedAt), UpdatedAt: tf.Timestamp(rule.UpdatedAt),
	}, nil
}

func newSLARuleDataSource() datasource.DataSource {
	return &crud.Singular[slaRuleModel]{
		DataSource: crud.DataSource{Name: "sla_rule", Keys: []string{"id", "name"}},
		Description: "An SLA rule, which sets how soon conversations are to be answered, by its id or by its name.\n\n" +
			"An archived one is found by its id only." + slaRuleNotes,
		Attributes: slaRuleAttributes(),
		Find: func(ctx context.Context, api *intercom.Client, config slaRuleModel) (*slaRuleModel, error) {
			if config.Name.IsNull() {
				return slaRuleState(api.SLARules.Get(ctx, config.ID.ValueString()))
			}
			return slaRuleState(tf.ExactlyNamed(slaRulesInUse(ctx, api), "SLA rule named", config.Name.ValueString(), intercom.Exact,
				func(rule *intercom.SLARule) tf.Label { return tf.Label{Name: rule.Name, ID: rule.ID} }))
		},
	}
}

func slaRulesInUse(ctx context.Context, api *intercom.Client) iter.Seq2[*intercom.SLARule, error] {
	return crud.Where(api.SLARules.All(ctx), func(rule *intercom.SLARule) bool { return !rule.Archived })
}

type slaRulesArguments struct {
	IncludeArchived types.Bool `tfsdk:"include_archived"`
}

func newSLARulesDataSource() datasource.DataSource {
	return &crud.Plural[slaRulesArguments, slaRuleModel]{
		DataSource:  crud.DataSource{Name: "sla_rules"},
		Description: "The SLA rules of the workspace, which set how soon conversations are to be answered." + slaRuleNotes,
		Arguments: map[string]schema.Attribute{
			"include_archived": schema.BoolAttribute{Optional: true, MarkdownDescription: "Whether to include archived SLA rules. Defaults to `false`."},
		},
		Each: slaRuleAttributes(), EachIs: "The SLA rules.",
		List: func(ctx context.Context, api *intercom.Client, config slaRulesArguments) ([]slaRuleModel, error) {
			if config.IncludeArchived.ValueBool() {
				return crud.Collect(api.SLARules.All(ctx), slaRuleState)
			}
			return crud.Collect(slaRulesInUse(ctx, api), slaRuleState)
		},
	}
}
