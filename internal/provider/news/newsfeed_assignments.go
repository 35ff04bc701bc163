package news

import (
	"context"
	"time"

	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/crud"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/intercom"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/tf"
)

var assignmentsPath = path.Root("newsfeed_assignments")

// assignment puts a news item on a newsfeed.
type assignment struct{ newsfeedID, publishedAt types.String }

var assignmentTypes = map[string]attr.Type{"newsfeed_id": types.StringType, "published_at": types.StringType}

func assignmentAttributes() map[string]schema.Attribute {
	return map[string]schema.Attribute{
		"newsfeed_id": schema.StringAttribute{Required: true, MarkdownDescription: "Intercom's id of the newsfeed."},
		"published_at": schema.StringAttribute{
			Optional: true, Computed: true,
			MarkdownDescription: "When the news item was published on the newsfeed, in RFC 3339 format, UTC.\nMust not be in the future. " +
				"While the news item is a draft it is kept here and Intercom ignores it. Leaving this out keeps what it is, or is the time at which the news item goes live.",
		},
	}
}

// assignmentsOf reads a set of assignments. What is not known yet at all is left
// out.
func assignmentsOf(set types.Set) (all []assignment) {
	for _, element := range set.Elements() {
		if object, ok := element.(types.Object); ok && !object.IsUnknown() && !object.IsNull() {
			all = append(all, assignmentIn(object))
		}
	}
	return all
}

func assignmentIn(object types.Object) (one assignment) {
	one.newsfeedID, _ = object.Attributes()["newsfeed_id"].(types.String)
	one.publishedAt, _ = object.Attributes()["published_at"].(types.String)
	return one
}

func (a assignment) value() types.Object {
	return types.ObjectValueMust(assignmentTypes, map[string]attr.Value{"newsfeed_id": a.newsfeedID, "published_at": a.publishedAt})
}

func assignmentSet(all []attr.Value) types.Set {
	return types.SetValueMust(types.ObjectType{AttrTypes: assignmentTypes}, all)
}

// on is the assignment to a newsfeed; the zero value, whose texts are null, for
// none.
func on(all []assignment, newsfeedID types.String) assignment {
	for _, one := range all {
		if one.newsfeedID.Equal(newsfeedID) {
			return one
		}
	}
	return assignment{}
}

// planAssignments is what is configured of the assignments, with the publish dates
// that stay as they are: Terraform itself does not know which elements of two sets
// are the same.
func planAssignments(plan, config, state newsItemModel) types.Set {
	if config.NewsfeedAssignments.IsUnknown() || config.NewsfeedAssignments.IsNull() {
		return plan.NewsfeedAssignments
	}
	before := assignmentsOf(state.NewsfeedAssignments)
	stays := plan.State.ValueString() == "draft" || plan.State.Equal(state.State)
	var planned []attr.Value
	for _, element := range config.NewsfeedAssignments.Elements() {
		object, ok := element.(types.Object)
		if !ok || object.IsUnknown() || object.IsNull() {
			planned = append(planned, element)
			continue
		}
		one := assignmentIn(object)
		had := on(before, one.newsfeedID)
		wanted, given := tf.Seconds(one.publishedAt)
		was, known := tf.Seconds(had.publishedAt)
		switch {
		case given && known && wanted == was:
			one.publishedAt = had.publishedAt // whatever its time zone
		case one.publishedAt.IsNull() && stays && !had.newsfeedID.IsNull():
			one.publishedAt = had.publishedAt
		case one.publishedAt.IsNull():
			one.publishedAt = types.StringUnknown()
		}
		planned = append(planned, one.value())
	}
	return assignmentSet(planned)
}

// checkAssignments refuses what is new and wrong in a plan of assignments.
func checkAssignments(ctx context.Context, api *intercom.Client, diags *diag.Diagnostics, plan, state newsItemModel) {
	before := assignmentsOf(state.NewsfeedAssignments)
	seen := map[string]bool{}
	for _, one := range assignmentsOf(plan.NewsfeedAssignments) {
		at := assignmentsPath // not of the element: its path has the values in it
		had := on(before, one.newsfeedID)
		if id := one.newsfeedID; !id.IsUnknown() && had.newsfeedID.IsNull() {
			var checked validator.StringResponse
			tf.NumericID().ValidateString(ctx, validator.StringRequest{Path: at.AtName("newsfeed_id"), ConfigValue: id}, &checked)
			diags.Append(checked.Diagnostics...)
			if api != nil && !checked.Diagnostics.HasError() {
				crud.CheckReference(ctx, diags, at.AtName("newsfeed_id"), id, types.StringNull(), api.Newsfeeds.Exists)
			}
		}
		if id := one.newsfeedID.ValueString(); id != "" && seen[id] {
			diags.AddAttributeError(at, "Newsfeed given twice", "newsfeed_assignments has two elements for newsfeed "+id+". A news item is on a newsfeed once.")
		}
		seen[one.newsfeedID.ValueString()] = true
		if one.publishedAt.IsNull() || one.publishedAt.IsUnknown() || one.publishedAt.Equal(had.publishedAt) {
			continue
		}
		var checked validator.StringResponse
		tf.RFC3339().ValidateString(ctx, validator.StringRequest{Path: at.AtName("published_at"), ConfigValue: one.publishedAt}, &checked)
		diags.Append(checked.Diagnostics...)
		if moment, ok := tf.ParseRFC3339(one.publishedAt.ValueString()); ok && moment.After(time.Now()) {
			diags.AddAttributeError(at.AtName("published_at"), "Publish date in the future",
				"Intercom takes publish dates in the past only. A news item can be scheduled in Intercom itself; or leave published_at out, and the news item is published when it goes live.")
		}
	}
}

// assigned is the state of assignments that Intercom has. What it does not tell, as
// of a draft, stays as it was.
func assigned(item *intercom.NewsItem, before types.Set) types.Set {
	planned := assignmentsOf(before)
	values := []attr.Value{}
	for _, one := range item.NewsfeedAssignments {
		now := assignment{newsfeedID: types.StringValue(one.NewsfeedID.String())}
		had := on(planned, now.newsfeedID).publishedAt
		if now.publishedAt = tf.TimestampAs(had, one.PublishedAt); (item.State == "draft" || one.PublishedAt.IsZero()) && had.ValueString() != "" {
			now.publishedAt = had
		}
		values = append(values, now.value())
	}
	return assignmentSet(values)
}

// assignmentInputs are the assignments that a plan means.
func assignmentInputs(set types.Set) []intercom.NewsfeedAssignment {
	inputs := []intercom.NewsfeedAssignment{}
	for _, one := range assignmentsOf(set) {
		input := intercom.NewsfeedAssignment{NewsfeedID: intercom.NumericID(one.newsfeedID.ValueString())}
		if at, ok := tf.ParseRFC3339(one.publishedAt.ValueString()); ok {
			input.PublishedAt = intercom.Time{Time: at}
		}
		inputs = append(inputs, input)
	}
	return inputs
}
