package openapi

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
)

// node is an object of the description's tree.
type node = map[string]any

// rewrite mends the tree of a description where it says something else than it
// means. Other slips need no mending here: wherever a schema is nullable the
// validator takes null before it looks at type, enum and composition, and it
// follows a schema that refers to itself.
func rewrite(tree node) error {
	paths, ok := tree["paths"].(node)
	if !ok {
		return errors.New("no paths")
	}
	mendArrayNames(tree)
	mendTicketTypeAttribute(tree)
	mendTeammates(tree)
	eachSchema(tree, func(schema node) {
		mendNullableReference(schema)
		mendUntypedObject(schema)
		mendArrayOfAnything(schema)
	})
	for path, item := range paths {
		item, ok := item.(node)
		if !ok {
			return fmt.Errorf("path %s is not an object", path)
		}
		if err := rewritePath(tree, path, item); err != nil {
			return fmt.Errorf("path %s: %w", path, err)
		}
	}
	return nil
}

// rewritePath mends what is wrong with single operations.
func rewritePath(tree node, path string, item node) error {
	segments := split(path)
	mendPathParameters(segments, item)
	if len(segments) == 3 && segments[0] == "contacts" && segments[2] == "notes" {
		mendContactID(item)
	}
	switch byID := len(segments) == 2 && strings.HasPrefix(segments[1], "{"); {
	case path == "/companies" && item["get"] != nil:
		return mendCompanyLookup(tree, item["get"])
	case path == "/events":
		return mendEvents(tree, item["get"])
	case byID && segments[0] == "custom_object_instances":
		return mendCustomObjects(tree, item["get"])
	case path == "/data_connectors":
		return mendDataConnectors(tree)
	case path == "/news/news_items":
		return mendNews(tree, item["post"])
	case len(segments) == 3 && segments[1] == "news_items":
		return mendNews(tree, item["put"])
	case path == "/tags":
		return mendOverlap(tree, item["post"])
	case byID && segments[0] == "data_attributes":
		return mendOverlap(tree, item["put"])
	case byID && segments[0] == "companies":
		return mendMissingBody(tree, item["put"])
	}
	return nil
}

// eachSchema calls f for every object below the tree that may be a schema,
// which leaves out examples and maps of properties.
func eachSchema(value any, f func(node)) {
	switch value := value.(type) {
	case node:
		f(value)
		for key, child := range value {
			switch key {
			case "example", "examples", "default", "enum":
			case "properties":
				if properties, ok := child.(node); ok {
					for _, property := range properties {
						eachSchema(property, f)
					}
				}
			default:
				eachSchema(child, f)
			}
		}
	case []any:
		for _, child := range value {
			eachSchema(child, f)
		}
	}
}

// mendNullableReference spells "nullable" beside "$ref" as a composition: the
// siblings of a reference are ignored, and "or null" is meant.
func mendNullableReference(schema node) {
	ref, ok := schema["$ref"].(string)
	if !ok || schema["nullable"] != true {
		return
	}
	delete(schema, "$ref")
	schema["allOf"] = []any{node{"$ref": ref}}
}

// mendUntypedObject gives a schema that declares properties and no type the
// type that it means. Without one it would accept a string as well.
func mendUntypedObject(schema node) {
	_, declares := schema["properties"].(node)
	if _, typed := schema["type"]; declares && !typed {
		schema["type"] = "object"
	}
}

// mendArrayOfAnything gives an array that does not say of what the schema that
// allows anything, as the specification demands one.
func mendArrayOfAnything(schema node) {
	if _, has := schema["items"]; schema["type"] == "array" && !has {
		schema["items"] = node{}
	}
}

// mendArrayNames lets the lists of a ticket type's attributes and of a contact's
// companies have their array under the name that all examples give it. Nothing
// below the array would be checked otherwise.
func mendArrayNames(tree node) {
	components, _ := tree["components"].(node)
	schemas, _ := components["schemas"].(node)
	for list, name := range map[string]string{
		"ticket_type_attribute_list": "ticket_type_attributes", "contact_attached_companies": "companies",
	} {
		if list, ok := schemas[list].(node); ok {
			if properties, ok := list["properties"].(node); ok && properties["data"] == nil {
				properties["data"] = properties[name]
			}
		}
	}
}

// mendTicketTypeAttribute lets an attribute lack input options, as in the
// examples.
func mendTicketTypeAttribute(tree node) {
	components, _ := tree["components"].(node)
	schemas, _ := components["schemas"].(node)
	if attribute, ok := schemas["ticket_type_attribute"].(node); ok {
		if properties, ok := attribute["properties"].(node); ok {
			if options, ok := properties["input_options"].(node); ok {
				options["nullable"] = true
			}
		}
	}
}

// mendPathParameters declares the parameters of a template that its operations
// do not declare.
func mendPathParameters(segments []string, item node) {
	shared, _ := item["parameters"].([]any)
	for _, operation := range item {
		operation, ok := operation.(node)
		if !ok {
			continue
		}
		own, _ := operation["parameters"].([]any)
		for _, segment := range segments {
			name, ok := parameterName(segment)
			if ok && !declares(shared, name) && !declares(own, name) {
				own = append(own, node{"name": name, "in": "path", "required": true, "schema": node{"type": "string"}})
			}
		}
		operation["parameters"] = own
	}
}

func declares(parameters []any, name string) bool {
	return slices.ContainsFunc(parameters, func(parameter any) bool {
		p, ok := parameter.(node)
		return ok && p["in"] == "path" && p["name"] == name
	})
}

// mendContactID makes the id of a contact a string, which it is everywhere but
// in the paths of its notes.
func mendContactID(item node) {
	for _, operation := range item {
		operation, ok := operation.(node)
		if !ok {
			continue
		}
		parameters, _ := operation["parameters"].([]any)
		for _, parameter := range parameters {
			if parameter, ok := parameter.(node); ok && parameter["in"] == "path" {
				parameter["schema"] = node{"type": "string"}
			}
		}
	}
}

// mendOverlap replaces the "oneOf" of an operation's request, of which every
// branch allows what only another one declares, by an "anyOf" of branches that
// allow only what they declare. A body that fits several is then as good as
// one that fits one, and a wrong member cannot hide in a branch that does not
// know it.
func mendOverlap(tree node, operation any) error {
	media, err := requestMedia(operation)
	if err != nil {
		return err
	}
	whole, err := resolve(tree, media["schema"])
	if err != nil {
		return err
	}
	branches, ok := whole["oneOf"].([]any)
	if !ok {
		return errors.New("the request has no oneOf any more")
	}
	var closed []any
	for _, branch := range branches {
		part, err := resolve(tree, branch)
		if err != nil {
			return err
		}
		closed = append(closed, closeBranch(whole, part))
	}
	media["schema"] = node{"anyOf": closed}
	return nil
}

// closeBranch returns the branch with what the schema around it declares, and
// closed to anything else.
func closeBranch(whole, branch node) node {
	properties := node{}
	var required []any
	for _, schema := range []node{whole, branch} {
		declared, _ := schema["properties"].(node)
		maps.Copy(properties, declared)
		names, _ := schema["required"].([]any)
		required = append(required, names...)
	}
	closed := node{"type": "object", "properties": properties, "additionalProperties": false}
	if len(required) > 0 {
		closed["required"] = required
	}
	return closed
}

// mendMissingBody describes the body of the update of a company, which Preview
// forgot, as that of its creation.
func mendMissingBody(tree node, operation any) error {
	update, ok := operation.(node)
	if !ok {
		return errors.New("the operation is gone")
	}
	if _, has := update["requestBody"]; has {
		return nil
	}
	paths, _ := tree["paths"].(node)
	companies, _ := paths["/companies"].(node)
	media, err := requestMedia(companies["post"])
	if err != nil {
		return fmt.Errorf("creation: %w", err)
	}
	update["requestBody"] = node{"content": node{"application/json": node{"schema": media["schema"]}}}
	return nil
}

// requestMedia returns the JSON media type of an operation's request.
func requestMedia(operation any) (node, error) {
	at := operation
	for _, key := range []string{"requestBody", "content", "application/json"} {
		parent, ok := at.(node)
		if !ok {
			return nil, errors.New("the operation has no JSON request")
		}
		at = parent[key]
	}
	media, ok := at.(node)
	if !ok {
		return nil, errors.New("the operation has no JSON request")
	}
	return media, nil
}

// resolve returns the schema, or the one of the components that it refers to.
func resolve(tree node, schema any) (node, error) {
	object, ok := schema.(node)
	if !ok {
		return nil, errors.New("no schema")
	}
	ref, ok := object["$ref"].(string)
	if !ok {
		return object, nil
	}
	var at any = tree
	for _, token := range strings.Split(strings.TrimPrefix(ref, "#/"), "/") {
		parent, ok := at.(node)
		if !ok {
			return nil, fmt.Errorf("nothing at %s", ref)
		}
		at = parent[token]
	}
	found, ok := at.(node)
	if !ok {
		return nil, fmt.Errorf("nothing at %s", ref)
	}
	return found, nil
}
