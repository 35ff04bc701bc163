package openapi

import (
	"encoding/json"
	"maps"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"github.com/getkin/kin-openapi/openapi3"
)

// paging are the parameters that lists accept without declaring them.
var paging = []string{"page", "per_page", "starting_after"}

// requestViolation places a departure on the side of the request.
func (op *operation) requestViolation(pointer, keyword, message string) Violation {
	return Violation{Side: request, Operation: op.name, Pointer: pointer, Keyword: keyword, Message: message}
}

// checkParameters holds the path and query parameters to their schemas and
// reports query parameters that are not declared. Path parameters that the
// template has and the operation does not declare are taken as strings.
func (op *operation) checkParameters(path map[string]string, query url.Values) []Violation {
	var found []Violation
	known := map[string]bool{}
	for _, p := range op.parameters {
		var pointer string
		var raw []string
		switch p.In {
		case openapi3.ParameterInPath:
			pointer, raw = "{"+p.Name+"}", []string{path[p.Name]}
		case openapi3.ParameterInQuery:
			if p.Schema.Value.Type.Is(openapi3.TypeObject) {
				// An object in a query is spelt as its members.
				for name := range membersOf([]*openapi3.Schema{p.Schema.Value}, map[string]any{}).declared {
					known[name] = true
				}
				continue
			}
			known[p.Name] = true
			pointer, raw = "?"+p.Name, query[p.Name]
		default:
			continue
		}
		if len(raw) == 0 {
			if p.Required {
				found = append(found, op.requestViolation(pointer, "required", "the parameter is missing"))
			}
			continue
		}
		for _, f := range validate(p.Schema.Value, parameterValue(p.Schema.Value, raw)) {
			found = append(found, op.requestViolation(pointer, f.keyword, f.message))
		}
	}
	for _, name := range slices.Sorted(maps.Keys(query)) {
		if !known[name] && (!op.list || !slices.Contains(paging, name)) {
			found = append(found, op.requestViolation("?"+name, "undeclared", "the description has no such parameter"))
		}
	}
	return found
}

// parameterValue reads a parameter as the type that its schema wants. What
// cannot be read stays a string, which the schema then refuses.
func parameterValue(schema *openapi3.Schema, raw []string) any {
	if schema.Type.Is(openapi3.TypeArray) {
		var items []any
		for _, one := range strings.Split(strings.Join(raw, ","), ",") {
			items = append(items, parameterValue(schema.Items.Value, []string{one}))
		}
		return items
	}
	text := raw[0]
	switch {
	case schema.Type.Is(openapi3.TypeInteger):
		if n, err := strconv.ParseInt(text, 10, 64); err == nil {
			return n
		}
	case schema.Type.Is(openapi3.TypeNumber):
		if n, err := strconv.ParseFloat(text, 64); err == nil {
			return n
		}
	case schema.Type.Is(openapi3.TypeBoolean) && (text == "true" || text == "false"):
		return text == "true"
	}
	return text
}

// checkRequestBody holds the body to its schema, also where the service
// refused it: that a request was answered with an error does not make it one
// that the provider should send.
func (op *operation) checkRequestBody(body []byte) []Violation {
	var schema *openapi3.Schema
	if ref := op.spec.RequestBody; ref != nil {
		if ref.Value.Content["multipart/form-data"] != nil {
			return nil // a form is no JSON
		}
		if media := ref.Value.Content["application/json"]; media != nil && media.Schema != nil {
			schema = media.Schema.Value
		}
	}
	if schema == nil {
		// An empty object says what no body says; with one, HTTP/2 does not send a
		// POST again by itself.
		if nothing := string(body) == "{}" && strings.HasPrefix(op.name, "POST "); len(body) > 0 && !nothing {
			return []Violation{op.requestViolation("", "content", "the operation describes no JSON body (got "+excerpt(string(body))+")")}
		}
		return nil
	}
	// No body says the same as an empty object: all that is required is missing.
	var value any = map[string]any{}
	if len(body) > 0 {
		if err := json.Unmarshal(body, &value); err != nil {
			return []Violation{op.requestViolation("", "json", err.Error())}
		}
	}
	var found []Violation
	findings := validate(schema, value, openapi3.VisitAsRequest())
	for _, f := range append(findings, compare([]*openapi3.Schema{schema}, nil, value, nil)...) {
		found = append(found, op.requestViolation(joinPointer(f.pointer), f.keyword, f.message))
	}
	return found
}
