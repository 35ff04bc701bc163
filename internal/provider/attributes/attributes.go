// Package attributes is what customers add to Intercom's own fields: attributes
// of contacts, companies and conversations, and the instances of custom objects.
package attributes

import (
	"github.com/hashicorp/terraform-plugin-framework/datasource"
	"github.com/hashicorp/terraform-plugin-framework/resource"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/crud"
)

// Area lists what Terraform sees of attributes.
func Area() crud.Area {
	return crud.Area{
		Name: "Attributes",
		Resources: []func() resource.Resource{
			newConversationAttributeResource, newCustomObjectInstanceResource, newDataAttributeResource,
		},
		DataSources: []func() datasource.DataSource{
			newConversationAttributeDataSource, newConversationAttributesDataSource,
			newCustomObjectInstanceDataSource, newCustomObjectInstancesDataSource,
			newDataAttributeDataSource, newDataAttributesDataSource,
		},
	}
}
