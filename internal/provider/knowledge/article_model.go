package knowledge

import (
	"context"
	"slices"
	"time"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/intercom"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/tf"
)

const (
	published = "published"
	draft     = "draft"
)

type articleModel struct {
	ID          types.String `tfsdk:"id"`
	Title       types.String `tfsdk:"title"`
	Description types.String `tfsdk:"description"`
	tf.Renditions
	AuthorID          types.String `tfsdk:"author_id"`
	State             types.String `tfsdk:"state"`
	ParentID          types.String `tfsdk:"parent_id"`
	ParentIDs         types.Set    `tfsdk:"parent_ids"`
	FolderID          types.String `tfsdk:"folder_id"`
	TranslatedContent types.Map    `tfsdk:"translated_content"`
	availability
	ScheduledPublishAt   types.String `tfsdk:"scheduled_publish_at"`
	ScheduledUnpublishAt types.String `tfsdk:"scheduled_unpublish_at"`
	URL                  types.String `tfsdk:"url"`
	CreatedAt            types.String `tfsdk:"created_at"`
	DefaultLocale        types.String `tfsdk:"default_locale"`
	HelpCenterAudience   types.String `tfsdk:"help_center_audience"`
}

// input is what a plan or a state says of an article at a time. Of the text it has
// what another state has not; that of a new article is empty.
func (m *articleModel) input(
	ctx context.Context, version intercom.Version, before *articleModel, at time.Time, diags *diag.Diagnostics,
) intercom.ArticleInput {
	input := intercom.ArticleInput{
		Title: m.Title.ValueString(), Description: m.Description.ValueString(), AuthorID: intercom.NumericID(m.AuthorID.ValueString()),
		State: m.stateAt(at), AvailabilityInput: m.availability.input(), TranslatedContent: m.translationInput(ctx, before, at, diags),
	}
	input.Body, input.BodyMarkdown = m.Changes(before.Renditions)
	if !version.Before(intercom.AvailabilitySince) {
		input.ScheduledPublishAt, input.ScheduledUnpublishAt = pending(m.ScheduledPublishAt, at), pending(m.ScheduledUnpublishAt, at)
	}
	if version.Before(intercom.ArticleParentsSince) {
		input.ParentID = m.ParentID.ValueString()
		return input
	}
	folder := intercom.NumericID(m.FolderID.ValueString())
	input.ParentIDs, input.FolderID = m.parents(), &folder
	return input
}

// parents are the collections that an article is to be in.
func (m *articleModel) parents() []intercom.NumericID {
	if ids := tf.SetNumericIDs(m.ParentIDs); ids != nil {
		return ids
	}
	if id := m.ParentID.ValueString(); id != "" {
		return intercom.NumericIDs([]string{id})
	}
	return []intercom.NumericID{}
}

// stateAt is the state that an article is to have at a time: whoever schedules its
// publication wants it published.
func (m *articleModel) stateAt(at time.Time) string {
	if comes(m.ScheduledPublishAt, at) {
		return published
	}
	return m.unpublished(m.State, at)
}

// unpublished is the state in a language at a time: what was to be unpublished
// before is a draft.
func (m *articleModel) unpublished(state types.String, at time.Time) string {
	if state.ValueString() == published && passed(m.ScheduledUnpublishAt, at) {
		return draft
	}
	return state.ValueString()
}

// pending is a schedule as a request has it: empty where there is none any more.
func pending(schedule types.String, at time.Time) *intercom.NullableText {
	text := intercom.NullableText("")
	if comes(schedule, at) {
		text = intercom.NullableText(schedule.ValueString())
	}
	return &text
}

// comes says whether a schedule is for after a time, passed whether it was for
// before; neither is true of none.
func comes(schedule types.String, at time.Time) bool {
	seconds, scheduled := tf.Seconds(schedule)
	return scheduled && seconds > at.Unix()
}

func passed(schedule types.String, at time.Time) bool {
	seconds, scheduled := tf.Seconds(schedule)
	return scheduled && seconds <= at.Unix()
}

// now is an article as it is at a time. The model is what was planned, or the state
// so far, and empty for who only reads.
func (m *articleModel) now(
	ctx context.Context, version intercom.Version, texts tf.Rendered, article *intercom.Article, at time.Time, diags *diag.Diagnostics,
) *articleModel {
	now := &articleModel{
		ID: types.StringValue(article.ID.String()), AuthorID: tf.StringOrNull(article.AuthorID), State: m.stateNow(m.State, article.State, article, at),
		ParentID: types.StringNull(), ParentIDs: types.SetNull(types.StringType), FolderID: tf.StringOrNull(article.FolderID),
		ScheduledPublishAt:   tf.ScheduleAs(m.ScheduledPublishAt, article.ScheduledPublishAt, at),
		ScheduledUnpublishAt: tf.ScheduleAs(m.ScheduledUnpublishAt, article.ScheduledUnpublishAt, at),
		URL:                  tf.StringOrNull(article.URL), CreatedAt: tf.Timestamp(article.CreatedAt), DefaultLocale: tf.StringOrNull(article.DefaultLocale),
		HelpCenterAudience: tf.StringOrNull(article.HelpCenterAudience),
	}
	told := article.Availability
	told.AudienceIDs = article.Audiences()
	now.availability = m.availability.now(told)
	now.Title, now.Description = tf.String(article.Title), tf.String(article.Description)
	now.Renditions = texts.Renditions(path.Empty(), m.Renditions, article.Body, article.BodyMarkdown)
	if waits(article) && !m.Title.IsNull() {
		now.Title, now.Description, now.Renditions = m.Title, m.Description, knownRenditions(m.Renditions, now.Renditions)
	}
	now.ParentID, now.ParentIDs = m.parentsNow(version, article)
	now.TranslatedContent = m.translationsNow(ctx, texts, article, at, diags)
	return now
}

// waits says whether an article has changes that are published at a time to come.
// Until then it reads as before.
func waits(article *intercom.Article) bool {
	return article.HasUnpublishedChanges && !article.ScheduledPublishAt.IsZero()
}

// stateNow is the state in a language that Intercom tells, or the one of the model
// while what that says is still to come, or was until its time: an article that is
// scheduled for publication reads as a draft, and so does one that was unpublished as
// it was to be.
func (m *articleModel) stateNow(before types.String, told string, article *intercom.Article, at time.Time) types.String {
	comes := !article.ScheduledPublishAt.IsZero()
	was := told == draft && article.ScheduledUnpublishAt.IsZero() && passed(m.ScheduledUnpublishAt, at)
	if before.ValueString() == published && (comes || was) {
		return before
	}
	return tf.StringOrNull(told)
}

// parentsNow are the two forms in which the state has the collections of an
// article: the only one, and all. Versions that cannot write several have the one
// that is configured, of several.
func (m *articleModel) parentsNow(version intercom.Version, article *intercom.Article) (types.String, types.Set) {
	ids := article.Parents(version)
	one := types.StringNull()
	if len(ids) == 1 {
		one = tf.StringOrNull(ids[0])
	}
	if !version.Before(intercom.ArticleParentsSince) {
		return one, tf.StringSet(ids)
	}
	if len(ids) > 1 {
		one = tf.StringOrNull(ids[0])
		if slices.Contains(ids, intercom.ID(m.ParentID.ValueString())) {
			one = m.ParentID
		}
	}
	return one, types.SetNull(types.StringType)
}
