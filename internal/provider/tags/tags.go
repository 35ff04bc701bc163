// Package tags is the tag and every attachment of one.
package tags

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/datasource"
	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/planmodifier"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/stringplanmodifier"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/crud"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/intercom"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/tf"
)

// Area lists what Terraform sees of tags.
func Area() crud.Area {
	return crud.Area{
		Name:        "Tags",
		Resources:   []func() resource.Resource{newArticleTagResource, newCompanyTagResource, newContactTagResource, newContentSnippetTagResource, newConversationTagResource, newInternalArticleTagResource, newTagResource},
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

// expectTag refuses a plan for a tag that does not exist.
func expectTag(ctx context.Context, api *intercom.Client, req resource.ModifyPlanRequest, resp *resource.ModifyPlanResponse) {
	if api == nil {
		return
	}
	crud.Exists(ctx, req, resp, "tag_id", func(id string) error { return api.Tags.Exists(ctx, id) })
}

// warnOfAttached warns in a plan of a tag that is attached to the object already,
// as far as that was read. ids are the object's and the tag's, of a model.
func warnOfAttached[M any](
	ctx context.Context, of crud.Owner, req resource.ModifyPlanRequest, resp *resource.ModifyPlanResponse,
	parent string, ids func(M) (parentID, tagID string), known func(parentID, tagID string) bool,
) {
	crud.WarnOfTaken(ctx, of, req, resp, crud.Unique[M]{
		Kind: "tag",
		Key: func(m M) (key, words string) {
			parentID, tagID := ids(m)
			return crud.Key(parentID, tagID), tagID + " on " + parent + " " + parentID
		},
		Holder: func(_ context.Context, m M) string {
			parentID, tagID := ids(m)
			if !known(parentID, tagID) {
				return ""
			}
			return parentID + "/" + tagID
		},
	})
}
