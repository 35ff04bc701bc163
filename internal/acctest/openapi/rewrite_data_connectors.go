package openapi

import "errors"

// mendDataConnectors adds the internal description to data connectors, which the
// reference of 2.17 has, of which there is no description.
func mendDataConnectors(tree node) error {
	for _, schema := range []string{"data_connector_detail", "create_data_connector_request", "update_data_connector_request"} {
		members, ok := below(tree, "components", "schemas", schema, "properties")
		if !ok {
			return errors.New("there is no schema " + schema)
		}
		members["internal_description"] = node{"type": "string"}
	}
	return nil
}
