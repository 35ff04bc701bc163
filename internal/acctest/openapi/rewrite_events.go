package openapi

import "errors"

// mendEvents lets the list of a contact's events answer single events, and be
// asked for the next of them. The prose says that it does, the components have
// the schema of such a list with the address of its next page, and no operation
// refers to it. What the operation declares is the answer to summary=true.
//
// Metadata may be what the prose of the submission has a table of, in 2.16 as
// in Preview, and a summary may lack a description, as in the answers that the
// documentation of earlier versions shows.
func mendEvents(tree node, operation any) error {
	list, ok := operation.(node)
	if !ok {
		return errors.New("the operation is gone")
	}
	parameters, _ := list["parameters"].([]any)
	for _, name := range []string{"before", "per_page"} {
		parameters = append(parameters, node{"name": name, "in": "query", "schema": node{"type": "integer"}})
	}
	list["parameters"] = parameters
	media, ok := below(list, "responses", "200", "content", "application/json")
	if !ok {
		return errors.New("the operation has no JSON answer")
	}
	media["schema"] = node{"oneOf": []any{media["schema"], node{"$ref": "#/components/schemas/data_event_list"}}}
	for _, name := range []string{"data_event_summary", "data_event_list"} {
		if schema, ok := below(tree, "components", "schemas", name); ok {
			schema["required"] = []any{"type"} // which tells the two apart
		}
	}
	for _, name := range []string{"data_event", "create_data_event_request"} {
		if metadata, ok := below(tree, "components", "schemas", name, "properties", "metadata"); ok {
			metadata["additionalProperties"] = true
		}
	}
	if description, ok := below(tree, "components", "schemas", "data_event_summary_item", "properties", "description"); ok {
		description["nullable"] = true
	}
	return nil
}

// below is the object that the keys lead to.
func below(at node, keys ...string) (node, bool) {
	for _, key := range keys {
		next, ok := at[key].(node)
		if !ok {
			return nil, false
		}
		at = next
	}
	return at, true
}
