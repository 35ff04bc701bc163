// Package tags is the tag and its attachments.
package tags

import (
	"github.com/hashicorp/terraform-plugin-framework/datasource"
	"github.com/hashicorp/terraform-plugin-framework/resource"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/crud"
)

// Area lists what Terraform sees of tags.
func Area() crud.Area {
	return crud.Area{
		Name:        "Tags",
		Resources:   []func() resource.Resource{newConversationTagResource, newTagResource},
		DataSources: []func() datasource.DataSource{newTagDataSource, newTagsDataSource},
	}
}
