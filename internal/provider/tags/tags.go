// Package tags is the tag and every attachment of one.
package tags

import (
	"context"
	"errors"
	"net/http"

	"github.com/hashicorp/terraform-plugin-framework/datasource"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/planmodifier"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/stringplanmodifier"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/crud"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/intercom"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/tf"
)

// Area lists what Terraform sees of tags.
func Area() crud.Area {
	return crud.Area{
		Name:        "Tags",
		Resources:   []func() resource.Resource{newCompanyTagResource, newContactTagResource, newConversationTagResource, newTagResource},
		DataSources: []func() datasource.DataSource{newContactTagsDataSource, newTagDataSource, newTagsDataSource},
	}
}

// reference is an id of what a tag is attached to, or of the tag. An attachment
// has nothing else, so that another id is another attachment.
func reference(description string) schema.StringAttribute {
	return schema.StringAttribute{
		Required: true, MarkdownDescription: description + "\nChanging this forces a new resource to be created.", Validators: []validator.String{tf.ID()},
		PlanModifiers: []planmodifier.String{stringplanmodifier.RequiresReplace()},
	}
}

// expectTag refuses a plan for a tag that does not exist. To find out is to read
// one list that many resources share. A token that may not is let through.
func expectTag(ctx context.Context, api *intercom.Client, req resource.ModifyPlanRequest, resp *resource.ModifyPlanResponse) {
	if req.Plan.Raw.IsNull() || api == nil {
		return
	}
	var planned, current types.String
	resp.Diagnostics.Append(req.Plan.GetAttribute(ctx, path.Root("tag_id"), &planned)...)
	if !req.State.Raw.IsNull() {
		resp.Diagnostics.Append(req.State.GetAttribute(ctx, path.Root("tag_id"), &current)...)
	}
	if planned.IsUnknown() || planned.Equal(current) {
		return
	}
	var refused *intercom.Error
	_, err := api.Tags.Get(ctx, planned.ValueString())
	if err == nil || errors.As(err, &refused) && refused.Status == http.StatusForbidden {
		return
	}
	problem := tf.Explain("plan", err)
	resp.Diagnostics.AddAttributeError(path.Root("tag_id"), problem.Summary, problem.Detail)
}
