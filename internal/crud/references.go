package crud

import (
	"context"
	"errors"
	"maps"
	"net/http"
	"slices"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/tfsdk"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/intercom"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/tf"
)

// reference is what the attributes of one name refer to.
type reference struct {
	kind string
	code string // how Intercom's refusals call the kind, where otherwise
	is   string // what is to be configured, and what is easily taken for it
}

// references are the attributes that hold ids of other objects, by their names.
var references = map[string]reference{
	"contact_id":           {"contact", "user", "the id of an intercom_contact, not its external_id or e-mail address"},
	"company_id":           {"company", "", "the id of an intercom_company, not its external_id"},
	"article_id":           {"article", "", "the id of an intercom_article, which is the number in its address"},
	"internal_article_id":  {"internal article", "", "the id of an intercom_internal_article, not its title"},
	"content_snippet_id":   {"content snippet", "", "the id of an intercom_content_snippet, not its title"},
	"folder_id":            {"folder", "", "the id of an intercom_folder, not its name"},
	"tag_id":               {"tag", "", "the id of an intercom_tag, not its name"},
	"conversation_id":      {"conversation", "", "the id of a conversation, as in its address in the inbox"},
	"ticket_type_id":       {"ticket type", "", "the id of an intercom_ticket_type, not its name"},
	"add_tag_ids":          {"tag", "", "ids of intercom_tag, not names"},
	"remove_tag_ids":       {"tag", "", "ids of intercom_tag, not names"},
	"add_audience_ids":     {"audience", "", "ids of intercom_audience, not names"},
	"remove_audience_ids":  {"audience", "", "ids of intercom_audience, not names"},
	"subscription_type_id": {"subscription type", "subscription", "the id of an intercom_subscription_type, not its name"},
	"admin_id":             {"teammate", "admin", "the id of an intercom_admin, not an e-mail address"},
	"author_id":            {"teammate", "admin", "the id of an intercom_admin, not an e-mail address"},
	"from_admin_id":        {"teammate", "admin", "the id of an intercom_admin, not an e-mail address"},
	"owner_id":             {"teammate", "admin", "the id of an intercom_admin, not an e-mail address"},
	"admin_assignee_id":    {"teammate", "admin", "the id of an intercom_admin, not an e-mail address"},
	"admin_ids":            {"teammate", "admin", "ids of intercom_admin, not e-mail addresses"},
	"secondary_admin_ids":  {"teammate", "admin", "ids of intercom_admin, not e-mail addresses"},
	"team_id":              {"team", "", "the id of an intercom_team, not its name"},
	"team_assignee_id":     {"team", "", "the id of an intercom_team, not its name"},
	"audience_ids":         {"audience", "", "ids of intercom_audience, not names"},
	"parent_id":            {"collection", "", "the id of an intercom_collection, not its name"},
	"parent_ids":           {"collection", "", "ids of intercom_collection, not names"},
	"parent_folder_id":     {"folder", "", "the id of an intercom_folder, not its name"},
	"target_id":            {"article or collection", "", "the id of an intercom_article or an intercom_collection, as target_type says"},
	"help_center_id":       {"help center", "", "the id of an intercom_help_center, not its identifier"},
	"sender_id":            {"teammate", "admin", "the id of an intercom_admin, not an e-mail address"},
	"newsfeed_id":          {"newsfeed", "", "the id of an intercom_newsfeed, not its name"},
	"source_id":            {"content import source", "", "the id of an intercom_content_import_source, not its URL"},
	"brand_id":             {"brand", "", "the id of an intercom_brand, not its name"},
	"object_type":          {"custom object", "object type", "the identifier of a custom object, not its name"},
	"office_hours_schedule_id": {
		"office hours schedule", "", "the id of an intercom_office_hours_schedule, not its name",
	},
	"away_status_reason_id": {
		"away status reason", "", "the id of an intercom_away_status_reason that is not deleted, not its label",
	},
}

// CheckReference refuses a plan that refers, in an attribute at any depth, to an
// object that is not there. find looks for it; a token that may not look is let
// through.
func CheckReference(ctx context.Context, diags *diag.Diagnostics, at path.Path, planned, before types.String, find func(ctx context.Context, id string) error) {
	if planned.IsUnknown() || planned.IsNull() || planned.Equal(before) {
		return
	}
	if err := tf.Visible(find(ctx, planned.ValueString())); err != nil {
		AddReferenceError(diags, at, err)
	}
}

// AddReferenceError adds the error of looking for what an attribute of a plan
// refers to.
func AddReferenceError(diags *diag.Diagnostics, at path.Path, err error) {
	problem := tf.Explain("plan", err)
	last, _ := at.Steps().LastStep()
	if name, ok := last.(path.PathStepAttributeName); ok && errors.Is(err, intercom.ErrNotFound) {
		attribute := string(name)
		problem.Summary, problem.Detail = "No such "+references[attribute].kind, problem.Detail+" "+hint(attribute)
	}
	problem.AddTo(diags, at)
}

func hint(attribute string) string {
	return attribute + " takes " + references[attribute].is + "."
}

// referring adds to the error of a write that something does not exist what the
// ids in the plan should be: it is easy to take an id of one's own for Intercom's,
// and Intercom's answer is the same as for an object that was deleted.
func referring(ctx context.Context, verb string, plan tfsdk.Plan, err error) error {
	var refused *intercom.Error
	if !errors.As(err, &refused) || refused.Status != http.StatusNotFound || refused.Code == "" {
		return err
	}
	var hints, meant []string
	for _, attribute := range slices.Sorted(maps.Keys(plan.Schema.GetAttributes())) {
		refers, ok := references[attribute]
		var value attr.Value
		if !ok || plan.GetAttribute(ctx, path.Root(attribute), &value).HasError() || value.IsNull() {
			continue
		}
		hints = append(hints, hint(attribute))
		if refers.named(refused) {
			meant = append(meant, hint(attribute))
		}
	}
	if len(meant) > 0 {
		hints = meant
	}
	if len(hints) == 0 {
		return err
	}
	problem := tf.Explain(verb, err)
	return &tf.Diagnostic{Summary: problem.Summary, Detail: problem.Detail + " If it was never there, see what is configured: " + strings.Join(hints, " ")}
}

// named says whether a refusal is about an object of the kind.
func (r reference) named(refused *intercom.Error) bool {
	said := strings.ToLower(strings.ReplaceAll(refused.Code, "_", " ") + " " + refused.Message)
	return strings.Contains(said, r.kind+" not found") || r.code != "" && strings.Contains(said, r.code+" not found")
}
