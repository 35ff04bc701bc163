package crud

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/planmodifier"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/setplanmodifier"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/intercom"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/tf"
)

// AudienceIDs is the attribute audience_ids of content that Fin uses. what is the
// content, as in "the article"; since is what is to be said of the version that
// audiences require there, in a line of its own. Its value is tf.SetNumericIDs in
// a request, and ExistingAudiences checks it.
func AudienceIDs(what, since string) schema.SetAttribute {
	return schema.SetAttribute{
		Optional: true, Computed: true, ElementType: types.StringType,
		PlanModifiers: []planmodifier.Set{setplanmodifier.UseStateForUnknown(), tf.NewOnlySet(tf.NumericID())},
		MarkdownDescription: "Ids of the audiences for which Fin uses " + what + "; none for everybody.\n" +
			"Each is the `id` of an `intercom_audience`. Leaving this out keeps what Intercom has, an empty set takes all of them off." + since,
	}
}

// ExistingAudiences refuses a plan that adds an audience which does not exist,
// before anything is written for it. Nothing is said of what is not known yet, of
// a version that cannot list audiences, and to a token that may not.
func ExistingAudiences(ctx context.Context, api *intercom.Client, req resource.ModifyPlanRequest, resp *resource.ModifyPlanResponse) {
	if api != nil && !api.Version().Before(intercom.AudiencesSince) {
		ExistEach(ctx, req, resp, "audience_ids", func(id string) error { return api.Audiences.Exists(ctx, id) })
	}
}
