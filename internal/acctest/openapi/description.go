package openapi

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"

	"github.com/getkin/kin-openapi/openapi3"
	"github.com/oasdiff/yaml"
)

// description is one published description, made ready to check against.
type description struct {
	routes []route

	// envelope is the schema of the error object, which any operation may
	// answer, and envelopeShape what all of its examples have in common.
	envelope      *openapi3.Schema
	envelopeShape *shape

	shapes map[*openapi3.MediaType]*shape
}

// operation is a method of a path.
type operation struct {
	name       string // "GET /tags/{tag_id}"
	spec       *openapi3.Operation
	parameters []*openapi3.Parameter
	list       bool
}

func readDescription(path string) (*description, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("reading the description: %w", err)
	}
	d, err := parseDescription(data)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return d, nil
}

// parseDescription goes through a plain tree, because what needs rewriting
// (see rewrite) would be lost in the loader's types.
func parseDescription(data []byte) (*description, error) {
	var tree map[string]any
	if _, err := yaml.Unmarshal(data, &tree, yaml.DecodeOpts{DisableTimestamps: true}); err != nil {
		return nil, fmt.Errorf("parsing: %w", err)
	}
	if err := rewrite(tree); err != nil {
		return nil, fmt.Errorf("rewriting: %w", err)
	}
	data, err := json.Marshal(tree)
	if err != nil {
		return nil, fmt.Errorf("encoding: %w", err)
	}
	doc, err := openapi3.NewLoader().LoadFromData(data)
	if err != nil {
		return nil, fmt.Errorf("loading: %w", err)
	}
	// Examples are not the concern of a checker: the known faults have them.
	if err := doc.Validate(context.Background(), openapi3.DisableExamplesValidation()); err != nil {
		return nil, fmt.Errorf("the rewritten description is not valid: %w", err)
	}
	return newDescription(doc)
}

func newDescription(doc *openapi3.T) (*description, error) {
	d := &description{shapes: map[*openapi3.MediaType]*shape{}}
	if doc.Components == nil || doc.Components.Schemas["error"] == nil {
		return nil, errors.New(`no schema "error"`)
	}
	d.envelope = doc.Components.Schemas["error"].Value

	var envelopes []any
	for path, item := range doc.Paths.Map() {
		for method, spec := range item.Operations() {
			op := &operation{name: method + " " + path, spec: spec}
			for _, p := range append(item.Parameters[:len(item.Parameters):len(item.Parameters)], spec.Parameters...) {
				if p.Value.Schema == nil {
					return nil, fmt.Errorf("%s: parameter %s has no schema", op.name, p.Value.Name)
				}
				op.parameters = append(op.parameters, p.Value)
			}
			op.list = isList(path, op)
			d.routes = append(d.routes, newRoute(method, path, op))
			for _, r := range spec.Responses.Map() {
				envelopes = append(envelopes, d.readExamples(r.Value)...)
			}
		}
	}
	d.envelopeShape = shapeOf(envelopes)
	return d, nil
}

// readExamples keeps the shape of the response's examples and returns those
// that are error envelopes.
func (d *description) readExamples(r *openapi3.Response) []any {
	var envelopes []any
	for _, media := range r.Content {
		values := examplesOf(media)
		d.shapes[media] = shapeOf(values)
		for _, v := range values {
			if isEnvelope(v) {
				envelopes = append(envelopes, v)
			}
		}
	}
	return envelopes
}
