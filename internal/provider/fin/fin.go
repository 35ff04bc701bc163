// Package fin is what Fin reads besides articles, and whom it tells.
package fin

import (
	"github.com/hashicorp/terraform-plugin-framework/datasource"
	"github.com/hashicorp/terraform-plugin-framework/resource"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/crud"
)

// Area lists what Terraform sees of it.
func Area() crud.Area {
	return crud.Area{
		Name:      "Fin",
		Resources: []func() resource.Resource{newAudienceResource, newAuthTokenResource, newContentImportSourceResource, newDataConnectorResource, newExternalPageResource},
		DataSources: []func() datasource.DataSource{
			newAudienceDataSource, newAudiencesDataSource, newAuthTokenDataSource, newAuthTokensDataSource, newContentImportSourceDataSource, newContentImportSourcesDataSource,
			newDataConnectorDataSource, newDataConnectorsDataSource, newDataConnectorExecutionResultDataSource, newDataConnectorExecutionResultsDataSource,
			newExternalPageDataSource, newExternalPagesDataSource,
		},
	}
}
