// Package news is news items and newsfeeds.
package news

import (
	"github.com/hashicorp/terraform-plugin-framework/datasource"
	"github.com/hashicorp/terraform-plugin-framework/resource"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/crud"
)

// Area lists what Terraform sees of it.
func Area() crud.Area {
	return crud.Area{
		Name:        "News",
		Resources:   []func() resource.Resource{newNewsItemResource},
		DataSources: []func() datasource.DataSource{newNewsItemDataSource, newNewsItemsDataSource, newNewsfeedDataSource, newNewsfeedItemsDataSource, newNewsfeedsDataSource},
	}
}
