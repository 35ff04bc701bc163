package openapi

import (
	"errors"
	"maps"
)

// mendCompanyLookup lets the list of companies answer with one company, as its
// prose says of name and company_id, Intercom's override for its own SDKs
// declares, and intercom-ruby relies on.
func mendCompanyLookup(tree node, operation any) error {
	list, ok := operation.(node)
	if !ok {
		return errors.New("the operation is gone")
	}
	media, ok := below(list, "responses", "200", "content", "application/json")
	if !ok {
		return errors.New("the operation has no JSON answer")
	}
	media["schema"] = node{"oneOf": []any{media["schema"], node{"$ref": "#/components/schemas/company"}}}
	if examples, ok := media["examples"].(node); ok {
		examples["one company"] = node{"value": node{"type": "company", "id": "22"}} // so that not every example is a list
	}
	for name, required := range map[string][]any{"company_list": {"type", "data"}, "company": {"type", "id"}} {
		if schema, ok := below(tree, "components", "schemas", name); ok {
			schema["required"] = required // which tells the two apart
		}
	}
	// What is below a oneOf cannot be tolerated by itself: attributes are of any
	// type in the example beside the schema, and the pages of the list have numbers.
	// Intercom's own SDK reads an address in their next (fern/openapi-overrides.yml).
	if attributes, ok := below(tree, "components", "schemas", "company", "properties", "custom_attributes"); ok {
		attributes["additionalProperties"] = true
	}
	if pages, ok := below(tree, "components", "schemas", "cursor_pages"); ok {
		numbered := maps.Clone(pages)
		properties, _ := pages["properties"].(node)
		numbered["properties"] = maps.Clone(properties)
		if properties, ok := below(numbered, "properties"); ok {
			properties["next"] = node{"type": "string", "nullable": true}
		}
		if properties, ok := below(tree, "components", "schemas", "company_list", "properties"); ok {
			properties["pages"] = numbered
		}
	}
	return nil
}

// mendTeammates lets the teammates of a conversation have the key that Intercom's
// records and its override for its SDKs give them.
func mendTeammates(tree node) {
	if properties, ok := below(tree, "components", "schemas", "conversation_teammates", "properties"); ok {
		properties["admins"] = properties["teammates"]
	}
}
