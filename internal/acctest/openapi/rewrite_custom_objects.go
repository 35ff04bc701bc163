package openapi

import "errors"

// mendCustomObjects lets the list of a custom object's instances answer with one
// instance, as its prose says of external_id and its schema does not, and lets
// attributes have values of any type: the schema has texts, the examples have
// numbers, and the prose of contacts and conversations has relations.
func mendCustomObjects(tree node, operation any) error {
	list, ok := operation.(node)
	if !ok {
		return errors.New("the operation is gone")
	}
	media, ok := below(list, "responses", "200", "content", "application/json")
	if !ok {
		return errors.New("the operation has no JSON answer")
	}
	one := node{"$ref": "#/components/schemas/custom_object_instance"}
	media["schema"] = node{"oneOf": []any{media["schema"], one}}
	if examples, ok := media["examples"].(node); ok {
		examples["one instance"] = node{"value": node{"type": "Order", "id": "22"}} // so that not every example is a list
	}
	for name, required := range map[string][]any{
		"custom_object_instances_paginated_list": {"type", "pages", "total_count", "data"},
		"custom_object_instance":                 {"id", "type"},
	} {
		if schema, ok := below(tree, "components", "schemas", name); ok {
			schema["required"] = required // which tells the two apart
		}
	}
	for _, name := range []string{"custom_object_instance", "create_or_update_custom_object_instance_request"} {
		if attributes, ok := below(tree, "components", "schemas", name, "properties", "custom_attributes"); ok {
			attributes["additionalProperties"] = true
		}
	}
	return nil
}
