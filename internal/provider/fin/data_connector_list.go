package fin

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/list"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/crud"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/intercom"
)

const dataConnectorNotes = "\n\nRequires `api_version` 2.16 or newer.\n\n" +
	"**Permissions.** The token's app needs *read_write_data_connectors*, as Intercom's reference names the scope."

func (*dataConnectorResource) ListResourceConfigSchema(_ context.Context, _ list.ListResourceSchemaRequest, resp *list.ListResourceSchemaResponse) {
	resp.Schema = crud.ListSchema("Lists the data connectors of the workspace, by their names."+dataConnectorNotes, nil)
}

func (r *dataConnectorResource) List(ctx context.Context, req list.ListRequest, stream *list.ListResultsStream) {
	crud.List(ctx, req, stream, r, r.API.DataConnectors.All(ctx), func(connector *intercom.DataConnector) *crud.Listed {
		return &crud.Listed{Name: connector.Name, Identity: []string{connector.ID.String()}}
	})
}
