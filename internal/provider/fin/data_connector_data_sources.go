package fin

import (
	"context"
	"errors"

	"github.com/hashicorp/terraform-plugin-framework/datasource"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/crud"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/intercom"
)

func newDataConnectorDataSource() datasource.DataSource {
	return &crud.Singular[dataConnector]{
		DataSource:  crud.DataSource{Name: "data_connector", Keys: []string{"id", "name"}, Since: intercom.DataConnectorsSince},
		Description: "A data connector, by its id or by its name.\n\nA name that several have is an error. Of one that is live, this is what is live." + dataConnectorNotes,
		Attributes:  crud.Computed(dataConnectorAttributes()),
		Find: func(ctx context.Context, api *intercom.Client, config dataConnector) (*dataConnector, error) {
			id := config.ID.ValueString()
			if config.ID.IsNull() {
				named, err := dataConnectorNamed(ctx, api, config.Name.ValueString())
				if err != nil {
					return nil, err
				}
				id = named.ID.String()
			}
			return dataConnectorState(api.DataConnectors.Get(ctx, id))
		},
	}
}

func newDataConnectorsDataSource() datasource.DataSource {
	return &crud.Plural[crud.None, dataConnector]{
		DataSource: crud.DataSource{Name: "data_connectors", Since: intercom.DataConnectorsSince},
		Description: "Every data connector of the workspace, the one that was changed last first.\n\nIntercom lists little of each, so that each costs a request, and a draft two." +
			dataConnectorNotes,
		Each: crud.Computed(dataConnectorAttributes()),
		List: func(ctx context.Context, api *intercom.Client, _ crud.None) ([]dataConnector, error) {
			found := []dataConnector{}
			for listed, err := range api.DataConnectors.All(ctx) {
				if err != nil {
					return nil, err
				}
				one, err := dataConnectorState(api.DataConnectors.Get(ctx, listed.ID.String()))
				switch {
				case errors.Is(err, intercom.ErrNotFound): // it is gone since the list was read
				case err != nil:
					return nil, err
				default:
					found = append(found, *one)
				}
			}
			return found, nil
		},
	}
}

func dataConnectorState(connector *intercom.DataConnector, err error) (*dataConnector, error) {
	if err != nil {
		return nil, err
	}
	state := new(dataConnector).as(connector)
	return &state, nil
}
