package knowledge

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework-validators/listvalidator"
	"github.com/hashicorp/terraform-plugin-framework/action"
	"github.com/hashicorp/terraform-plugin-framework/action/schema"
	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/crud"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/intercom"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/tf"
)

type bulkContentAction struct{ crud.Action }

type bulkContentModel struct {
	Action             types.String `tfsdk:"action"`
	Content            types.List   `tfsdk:"content"`
	Chatbot            types.Bool   `tfsdk:"ai_chatbot_availability"`
	Copilot            types.Bool   `tfsdk:"ai_copilot_availability"`
	SalesAgent         types.Bool   `tfsdk:"ai_sales_agent_availability"`
	AddAudienceIDs     types.List   `tfsdk:"add_audience_ids"`
	RemoveAudienceIDs  types.List   `tfsdk:"remove_audience_ids"`
	RemoveAllAudiences types.Bool   `tfsdk:"remove_all_audiences"`
	AddTagIDs          types.List   `tfsdk:"add_tag_ids"`
	RemoveTagIDs       types.List   `tfsdk:"remove_tag_ids"`
}

const (
	deletes          = "delete"
	setsAvailability = "set_availability"
	setsAudience     = "set_audience"
	updatesTags      = "update_tags"
)

// bulkArguments are the attributes that say what some actions are to do.
var bulkArguments = map[string][]string{
	setsAvailability: availabilityNames[:3],
	setsAudience:     {"add_audience_ids", "remove_audience_ids", "remove_all_audiences"},
	updatesTags:      {"add_tag_ids", "remove_tag_ids"},
}

func newBulkContentAction() action.Action {
	return &bulkContentAction{crud.Action{Name: "bulk_content_action", Since: intercom.ContentSnippetsSince}}
}

func (a *bulkContentAction) Schema(_ context.Context, _ action.SchemaRequest, resp *action.SchemaResponse) {
	const mostItems = 1000
	availability := func(agent string) schema.BoolAttribute {
		return schema.BoolAttribute{Optional: true, MarkdownDescription: "Whether " + agent + " may use the content, for `set_availability`.\nLeaving this out keeps what each has."}
	}
	ids := func(description string) schema.ListAttribute {
		return schema.ListAttribute{
			Optional: true, ElementType: types.StringType, Validators: []validator.List{listvalidator.ValueStringsAre(tf.NumericID())},
			MarkdownDescription: description,
		}
	}
	resp.Schema = schema.Schema{
		MarkdownDescription: `Publishes, unpublishes, deletes or tags many pieces of content at once, or sets which AI agents use them and for whom.

What resources manage is to be changed in their configuration, or their next plan takes it back. ` + "`intercom_content_search`" + ` tells the ids,
those of an article in each language too.

Requires ` + "`api_version`" + ` 2.16 or newer.

**Permissions.** The token's app needs *write_content*, and *Read tags* and *read_audiences* to check ids in the plan.

**Repeating.** Repeating it changes nothing: the content has been given what it says, or is deleted.

**What Intercom cannot do.** Intercom takes it in and carries it out later; nothing tells when, or which pieces it passed over because they
are not there, or were imported from another system, which it does not delete. What is deleted cannot be brought back.`,
		Attributes: map[string]schema.Attribute{
			"action": schema.StringAttribute{
				Required: true, Validators: []validator.String{tf.OneOf(slices.Sorted(maps.Keys(intercom.ContentTypes))...)},
				MarkdownDescription: "What is done: `publish`, `unpublish`, `delete`, `set_availability`, `set_audience` or `update_tags`.",
			},
			"content": schema.ListNestedAttribute{
				Required: true, Validators: []validator.List{listvalidator.SizeBetween(1, mostItems)},
				MarkdownDescription: "What it is done to, 1,000 pieces at most.",
				NestedObject: schema.NestedAttributeObject{Attributes: map[string]schema.Attribute{
					"type": schema.StringAttribute{
						Required: true, Validators: []validator.String{tf.OneOf("article", "article_content", "content_snippet", "external_content", "file_source_content", "internal_article")},
						MarkdownDescription: "Type of the content: `content_snippet`, `external_content`, `file_source_content` or `internal_article`; " +
							"of articles `article` for `update_tags`, and `article_content`, which is an article in one language, for all else. " +
							"`publish` and `unpublish` are for `article_content` only; `external_content` cannot be deleted.",
					},
					"id": schema.StringAttribute{Required: true, Validators: []validator.String{tf.ID()}, MarkdownDescription: "Intercom's id of the content."},
				}},
			},
			"ai_chatbot_availability":     availability("Fin, which answers customers,"),
			"ai_copilot_availability":     availability("Copilot"),
			"ai_sales_agent_availability": availability("Fin as a sales agent"),
			"add_audience_ids":            ids("Ids of the audiences that the content is for besides, for `set_audience`."),
			"remove_audience_ids":         ids("Ids of the audiences that the content is for no longer, for `set_audience`."),
			"remove_all_audiences": schema.BoolAttribute{
				Optional: true, MarkdownDescription: "Whether the content loses all audiences that it has, for `set_audience`.\nDefaults to `false`.",
			},
			"add_tag_ids":    ids("Ids of the tags that the content gets, for `update_tags`; together with `remove_tag_ids` 100 at most."),
			"remove_tag_ids": ids("Ids of the tags that the content loses, for `update_tags`."),
		},
	}
}

// arguments are the attributes beside action and content that are configured.
func (m bulkContentModel) arguments() map[string]attr.Value {
	given := map[string]attr.Value{
		"ai_chatbot_availability": m.Chatbot, "ai_copilot_availability": m.Copilot, "ai_sales_agent_availability": m.SalesAgent,
		"add_audience_ids": m.AddAudienceIDs, "remove_audience_ids": m.RemoveAudienceIDs, "remove_all_audiences": m.RemoveAllAudiences,
		"add_tag_ids": m.AddTagIDs, "remove_tag_ids": m.RemoveTagIDs,
	}
	maps.DeleteFunc(given, func(_ string, value attr.Value) bool {
		list, isList := value.(types.List)
		return value.IsNull() || isList && !list.IsUnknown() && len(list.Elements()) == 0
	})
	if m.RemoveAllAudiences.Equal(types.BoolValue(false)) {
		delete(given, "remove_all_audiences")
	}
	return given
}

// pieces are the pieces of content, as far as they are known.
func (m bulkContentModel) pieces() (pieces []struct{ kind, id types.String }) {
	for _, element := range m.Content.Elements() {
		object, _ := element.(types.Object)
		kind, _ := object.Attributes()["type"].(types.String)
		id, _ := object.Attributes()["id"].(types.String)
		pieces = append(pieces, struct{ kind, id types.String }{kind, id})
	}
	return pieces
}

func (a *bulkContentAction) ModifyPlan(ctx context.Context, req action.ModifyPlanRequest, resp *action.ModifyPlanResponse) {
	crud.PlanAction(ctx, a, req, resp, func(config bulkContentModel, refuse crud.Refusals) {
		if !config.Action.IsUnknown() {
			config.check(refuse)
		}
		if config.Action.ValueString() == deletes {
			pieces := "the content"
			if !config.Content.IsUnknown() {
				pieces = fmt.Sprintf("%d pieces of content", len(config.Content.Elements()))
			}
			resp.Diagnostics.AddWarning("The content will be deleted permanently", "action is \"delete\", of "+pieces+". Nothing brings them back.")
		}
		for _, of := range []struct {
			attribute string
			ids       types.List
			exists    func(ctx context.Context, id string) error
		}{
			{"add_tag_ids", config.AddTagIDs, a.API.Tags.Exists}, {"remove_tag_ids", config.RemoveTagIDs, a.API.Tags.Exists},
			{"add_audience_ids", config.AddAudienceIDs, a.API.Audiences.Exists}, {"remove_audience_ids", config.RemoveAudienceIDs, a.API.Audiences.Exists},
		} {
			for _, id := range known(of.ids) {
				refuse.Reference(of.attribute, id, func(id string) error { return of.exists(ctx, id) })
			}
		}
	})
}

// known are the elements of a list that are known.
func known(list types.List) (texts []types.String) {
	for _, element := range list.Elements() {
		if text, ok := element.(types.String); ok && !text.IsUnknown() && !text.IsNull() {
			texts = append(texts, text)
		}
	}
	return texts
}

// check refuses what does not go together with the action, which is known: Intercom
// drops content of other types without a word.
func (m bulkContentModel) check(refuse crud.Refusals) {
	const mostTags = 100
	word := m.Action.ValueString()
	given, wanted := m.arguments(), bulkArguments[word]
	for _, name := range slices.Sorted(maps.Keys(given)) {
		if !slices.Contains(wanted, name) {
			refuse.Add(name, tf.NewDiagnostic("Attribute of another action", "%s is configured, and action is %q. Leave it out, or configure its action.", name, word))
		}
	}
	if len(wanted) > 0 && !slices.ContainsFunc(wanted, func(name string) bool { return given[name] != nil }) {
		refuse.Add("action", tf.NewDiagnostic("Nothing to do", "action is %q, which does nothing without one of %s.", word, strings.Join(wanted, ", ")))
	}
	for i, piece := range m.pieces() {
		if kind := piece.kind; !kind.IsUnknown() && !kind.IsNull() && !slices.Contains(intercom.ContentTypes[word], kind.ValueString()) {
			refuse.Add("content", tf.NewDiagnostic("Content of another type", "content[%d] is of the type %q, and %s is for %s. Intercom would pass it over without a word.",
				i, kind.ValueString(), word, strings.Join(intercom.ContentTypes[word], ", ")))
		}
	}
	distinct := map[string]bool{}
	for _, id := range slices.Concat(known(m.AddTagIDs), known(m.RemoveTagIDs)) {
		distinct[id.ValueString()] = true
	}
	if len(distinct) > mostTags {
		refuse.Add("add_tag_ids", tf.NewDiagnostic("Too many tags", "add_tag_ids and remove_tag_ids have %d tags, and Intercom takes %d at once.", len(distinct), mostTags))
	}
}

func (a *bulkContentAction) Invoke(ctx context.Context, req action.InvokeRequest, resp *action.InvokeResponse) {
	crud.Invoke(ctx, a, req, resp, func(config bulkContentModel, say crud.Progress) error {
		input := config.input()
		say("Asking Intercom for %s of %d pieces of content", input.Action, len(input.Content))
		if err := a.API.Content.Act(ctx, input); err != nil {
			return err
		}
		say("Intercom has taken in %s of %d pieces of content, and carries it out later", input.Action, len(input.Content))
		return nil
	})
}

func (m bulkContentModel) input() intercom.ContentAction {
	input := intercom.ContentAction{Action: m.Action.ValueString()}
	for _, piece := range m.pieces() {
		input.Content = append(input.Content, intercom.ContentID{Type: piece.kind.ValueString(), ID: piece.id.ValueString()})
	}
	ids := func(list types.List) []intercom.NumericID { return intercom.NumericIDs(tf.ListStrings(list)) }
	switch input.Action {
	case setsAvailability:
		input.Availability = &intercom.ContentAvailability{
			AIAgent: tf.BoolPointer(m.Chatbot), Copilot: tf.BoolPointer(m.Copilot), SalesAgent: tf.BoolPointer(m.SalesAgent),
		}
	case setsAudience:
		input.Audience = &intercom.ContentAudience{Add: ids(m.AddAudienceIDs), Remove: ids(m.RemoveAudienceIDs), RemoveAll: m.RemoveAllAudiences.ValueBool()}
	case updatesTags:
		input.Tags = &intercom.ContentTagging{Add: ids(m.AddTagIDs), Remove: ids(m.RemoveTagIDs)}
	}
	return input
}
