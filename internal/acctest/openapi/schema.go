package openapi

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"github.com/getkin/kin-openapi/openapi3"
)

// finding is a departure at a place in a value, before it is known whose.
type finding struct {
	pointer []string
	keyword string
	message string
}

// pointerEscaper escapes the tokens of a JSON pointer (RFC 6901).
var pointerEscaper = strings.NewReplacer("~", "~0", "/", "~1")

func joinPointer(tokens []string) string {
	var b strings.Builder
	for _, token := range tokens {
		b.WriteString("/" + pointerEscaper.Replace(token))
	}
	return b.String()
}

// validate holds a value to the letter of its schema.
func validate(schema *openapi3.Schema, value any, options ...openapi3.SchemaValidationOption) []finding {
	err := schema.VisitJSON(value, append(options, openapi3.MultiErrors())...)
	return flatten(err)
}

// flatten turns the validator's error into findings. Where a value fails one
// of the parts of allOf, the findings are the part's own: the parts describe
// one object, and "allOf" says nothing about where it is wrong. The same goes
// for a choice of one.
func flatten(err error) []finding {
	if err == nil {
		return nil
	}
	switch e := err.(type) { //nolint:errorlint // What the error wraps are the causes, not the error.
	case openapi3.MultiError:
		var all []finding
		for _, one := range e {
			all = append(all, flatten(one)...)
		}
		return all
	case *openapi3.SchemaError:
		var parts openapi3.MultiError
		noChoice := e.SchemaField == "allOf" || (e.SchemaField == "oneOf" && len(e.Schema.OneOf) == 1)
		if noChoice && errors.As(e.Origin, &parts) {
			return flatten(parts)
		}
		return []finding{{pointer: e.JSONPointer(), keyword: e.SchemaField, message: describe(e)}}
	default:
		return []finding{{keyword: "schema", message: err.Error()}}
	}
}

// describe words an error, with what each branch of a union has against the
// value, as the validator itself only counts the branches.
func describe(e *openapi3.SchemaError) string {
	var b strings.Builder
	b.WriteString(e.Reason)
	if e.SchemaField != "required" {
		fmt.Fprintf(&b, " (got %s)", excerpt(e.Value))
	}
	for i, branch := range union(e) {
		for _, f := range validate(branch.Value, e.Value) {
			fmt.Fprintf(&b, "; branch %d: %s %s", i, joinPointer(f.pointer), f.message)
		}
	}
	return shorten(b.String(), 600)
}

func union(e *openapi3.SchemaError) openapi3.SchemaRefs {
	switch e.SchemaField {
	case "oneOf":
		return e.Schema.OneOf
	case "anyOf":
		return e.Schema.AnyOf
	default:
		return nil
	}
}

// excerpt renders a value for a message, the beginning of it where it is long.
func excerpt(value any) string {
	data, err := json.Marshal(value)
	if err != nil {
		return fmt.Sprintf("%T", value)
	}
	return shorten(string(data), 80)
}

func shorten(text string, limit int) string {
	if runes := []rune(text); len(runes) > limit {
		return string(runes[:limit]) + "…"
	}
	return text
}
