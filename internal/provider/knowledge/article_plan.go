package knowledge

import (
	"context"
	"time"

	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/crud"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/intercom"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/tf"
)

// ModifyPlan plans what follows from the rest of an article, and refuses what
// Intercom would refuse.
func (r *articleResource) ModifyPlan(ctx context.Context, req resource.ModifyPlanRequest, resp *resource.ModifyPlanResponse) {
	var plan, state, config articleModel
	exists := !req.State.Raw.IsNull()
	if exists {
		resp.Diagnostics.Append(req.State.Get(ctx, &state)...)
	}
	if state.State.ValueString() == published {
		r.WarnOfDestroy(ctx, req, resp, r.Loss)
	}
	if req.Plan.Raw.IsNull() || r.API == nil {
		return
	}
	resp.Diagnostics.Append(req.Plan.Get(ctx, &plan)...)
	resp.Diagnostics.Append(req.Config.Get(ctx, &config)...)
	if resp.Diagnostics.HasError() {
		return
	}
	crud.AttributesSince(ctx, r, req, resp, intercom.AvailabilitySince, append([]string{"body_markdown", "scheduled_publish_at", "scheduled_unpublish_at"}, availabilityNames...)...)
	crud.AttributesSince(ctx, r, req, resp, intercom.ArticleParentsSince, "parent_ids", "folder_id")
	crud.Exists(ctx, req, resp, "author_id", func(id string) error { return r.API.Admins.Exists(ctx, id) })
	collection := func(id string) error { return r.API.Collections.Exists(ctx, id) }
	crud.Exists(ctx, req, resp, "parent_id", collection)
	crud.ExistEach(ctx, req, resp, "parent_ids", collection)
	crud.Exists(ctx, req, resp, "folder_id", func(id string) error { return r.API.Folders.Exists(ctx, id) })
	crud.ExistingAudiences(ctx, r.API, req, resp)
	plan.planSchedules(&resp.Diagnostics, &config, &state, r.API.Now())
	plan.planState(&config, &state, exists)
	if r.API.Version().Before(intercom.ArticleParentsSince) {
		plan.planParent(&resp.Diagnostics, &config, &state)
	} else {
		plan.planParents(&resp.Diagnostics, &config)
	}
	if exists {
		plan.planComputed(&state)
	}
	if !resp.Diagnostics.HasError() {
		resp.Diagnostics.Append(resp.Plan.Set(ctx, &plan)...)
	}
	tf.PlanTranslations(ctx, req, resp)
	r.checkTranslations(ctx, &plan, &resp.Diagnostics)
}

// checkTranslations refuses Markdown in translations where the version of the API
// has none.
func (r *articleResource) checkTranslations(ctx context.Context, plan *articleModel, diags *diag.Diagnostics) {
	for locale, text := range plan.translations(ctx, diags) {
		if text.BodyMarkdown.ValueString() == "" {
			continue
		}
		if err := tf.Since(r.API, intercom.AvailabilitySince, "Writing body_markdown of intercom_article"); err != nil {
			problem := tf.Explain("plan", err)
			problem.AddTo(diags, translationAt(locale).AtName("body_markdown"))
		}
	}
}

// planSchedules keeps the words of the state for the same second, and holds a
// schedule that changes to what Intercom takes. What is in the state may have
// passed.
func (m *articleModel) planSchedules(diags *diag.Diagnostics, config, state *articleModel, at time.Time) {
	for _, schedule := range []struct {
		name                         string
		planned, configured, current *types.String
	}{
		{"scheduled_publish_at", &m.ScheduledPublishAt, &config.ScheduledPublishAt, &state.ScheduledPublishAt},
		{"scheduled_unpublish_at", &m.ScheduledUnpublishAt, &config.ScheduledUnpublishAt, &state.ScheduledUnpublishAt},
	} {
		configured, known := tf.Seconds(*schedule.configured)
		current, scheduled := tf.Seconds(*schedule.current)
		switch {
		case !known:
		case scheduled && configured == current:
			*schedule.planned = *schedule.current
		case configured <= at.Unix():
			diags.AddAttributeError(path.Root(schedule.name), "The time has passed", schedule.name+" must be in the future when it is set. "+
				"A schedule that has come can stay in the configuration, or be left out.")
		}
	}
	_, publishes := tf.Seconds(config.ScheduledPublishAt)
	_, unpublishes := tf.Seconds(config.ScheduledUnpublishAt)
	conflict := func(name, detail string) { diags.AddAttributeError(path.Root(name), "Conflicting schedule", detail) }
	switch word := config.State.ValueString(); {
	case publishes && unpublishes:
		conflict("scheduled_unpublish_at", "An article has one schedule at a time. Configure scheduled_publish_at or scheduled_unpublish_at, "+
			"and the other one when the first has come.")
	case comes(m.ScheduledPublishAt, at) && word == draft:
		conflict("scheduled_publish_at", "An article whose publication is scheduled cannot be configured as a draft. Set state to \"published\", or leave it out; "+
			"it is a draft until then.")
	case comes(m.ScheduledUnpublishAt, at) && (word == draft || state.ID.IsNull() && config.State.IsNull()):
		conflict("scheduled_unpublish_at", "Only a published article can be unpublished. Set state to \"published\".")
	}
}

// planState plans the state that is left out: a new article is a draft, and one that
// is there stays what it is, unless the schedule changes.
func (m *articleModel) planState(config, state *articleModel, exists bool) {
	rescheduled := !m.ScheduledPublishAt.Equal(state.ScheduledPublishAt) || !m.ScheduledUnpublishAt.Equal(state.ScheduledUnpublishAt)
	switch {
	case !config.State.IsNull():
	case rescheduled:
		m.State = types.StringUnknown()
	case exists:
		m.State = state.State
	default:
		m.State = types.StringValue(draft)
	}
}

// planParent is for versions that write one collection and cannot take an article
// out of it.
func (m *articleModel) planParent(diags *diag.Diagnostics, config, state *articleModel) {
	m.ParentID = config.ParentID
	m.ParentIDs = types.SetNull(types.StringType)
	if config.ParentID.IsNull() && state.ParentID.ValueString() != "" {
		diags.AddAttributeError(path.Root("parent_id"), "The article cannot be taken out of its collection",
			"The article is in a collection, and parent_id is left out. Before version 2.17 the API can move an article to another collection, and not take it out. "+
				"Configure parent_id, or set api_version to \"2.17\" or newer, or \"Preview\", in the provider's configuration.")
	}
}

// planParents plans each form of the collections from the other one.
func (m *articleModel) planParents(diags *diag.Diagnostics, config *articleModel) {
	one, all := config.ParentID, config.ParentIDs
	var members []attr.Value
	if !all.IsUnknown() {
		members = all.Elements()
	}
	switch {
	case one.IsNull() && all.IsNull():
		m.ParentID, m.ParentIDs = types.StringNull(), tf.StringSet[string](nil)
	case all.IsNull():
		m.ParentIDs = types.SetUnknown(types.StringType)
		if !one.IsUnknown() {
			m.ParentIDs = types.SetValueMust(types.StringType, []attr.Value{one})
		}
	case one.IsNull():
		m.ParentID = types.StringNull()
		switch {
		case all.IsUnknown():
			m.ParentID = types.StringUnknown()
		case len(members) == 1:
			m.ParentID, _ = members[0].(types.String)
		}
	case !one.IsUnknown() && !all.IsUnknown() && (len(members) != 1 || !members[0].IsUnknown() && !members[0].Equal(one)):
		// Terraform generates both for an import.
		diags.AddAttributeError(path.Root("parent_ids"), "Collections given twice",
			"parent_id and parent_ids are both configured, and do not say the same. Configure parent_id for one collection, or parent_ids for several.")
	}
}

// planComputed keeps what an update does not change.
func (m *articleModel) planComputed(state *articleModel) {
	m.ID, m.CreatedAt, m.DefaultLocale = state.ID, state.CreatedAt, state.DefaultLocale
	if !m.ParentID.Equal(state.ParentID) || !m.ParentIDs.Equal(state.ParentIDs) {
		return
	}
	m.HelpCenterAudience = state.HelpCenterAudience
	if m.Title.Equal(state.Title) && m.State.Equal(state.State) &&
		m.ScheduledPublishAt.Equal(state.ScheduledPublishAt) && m.ScheduledUnpublishAt.Equal(state.ScheduledUnpublishAt) {
		m.URL = state.URL
	}
}
