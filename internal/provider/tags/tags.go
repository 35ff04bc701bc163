// Package tags is the tag and every attachment of one.
package tags

import (
	"github.com/hashicorp/terraform-plugin-framework/datasource"
	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/planmodifier"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/stringplanmodifier"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/crud"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/tf"
)

// Area lists what Terraform sees of tags.
func Area() crud.Area {
	return crud.Area{
		Name:        "Tags",
		Resources:   []func() resource.Resource{newContactTagResource, newConversationTagResource, newTagResource},
		DataSources: []func() datasource.DataSource{newContactTagsDataSource, newTagDataSource, newTagsDataSource},
	}
}

// reference is an id of what a tag is attached to, or of the tag. An attachment
// has nothing else, so that another id is another attachment.
func reference(description string) schema.StringAttribute {
	return schema.StringAttribute{
		Required: true, MarkdownDescription: description, Validators: []validator.String{tf.ID()},
		PlanModifiers: []planmodifier.String{stringplanmodifier.RequiresReplace()},
	}
}
