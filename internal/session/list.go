package session

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"maps"
	"slices"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/provider"
)

// Listed is one object that a list has found.
type Listed struct {
	Name     string        // what people know it by
	ID       string        // the string that imports it
	Resource tftypes.Value // its state, where that was asked for

	identity *tfprotov6.ResourceIdentityData
}

// Wanted says how much a list is asked for.
type Wanted struct {
	Limit    int64 // of objects; 0 for none
	Resource bool  // whether what the objects are is wanted, too
}

// Lists are the resources that can be listed, in alphabetical order.
func Lists() ([]string, error) {
	schemas, err := knownSchemas()
	if err != nil {
		return nil, err
	}
	return slices.Sorted(maps.Keys(schemas.ListResourceSchemas)), nil
}

// ListSchema is what the list of a kind can be configured with.
func (s *Session) ListSchema(kind string) (*tfprotov6.Schema, error) {
	if found := s.schemas.ListResourceSchemas[kind]; found != nil {
		return found, nil
	}
	return nil, fmt.Errorf("the provider cannot list %s", kind)
}

// List lists the objects of a kind, as a query does. It ends with the first error.
func (s *Session) List(ctx context.Context, kind string, config Config, wanted Wanted) iter.Seq2[*Listed, error] {
	return func(yield func(*Listed, error) bool) {
		stream, err := s.list(ctx, kind, config, wanted)
		if err != nil {
			yield(nil, err)
			return
		}
		for result := range stream.Results {
			err := s.collect(result.Diagnostics)
			if err == nil && result.Identity == nil {
				continue // a warning by itself
			}
			var listed *Listed
			if err == nil {
				listed, err = s.listed(ctx, kind, result, wanted)
			}
			if !yield(listed, err) || err != nil {
				return
			}
		}
	}
}

func (s *Session) list(ctx context.Context, kind string, config Config, wanted Wanted) (*tfprotov6.ListResourceServerStream, error) {
	schema, err := s.ListSchema(kind)
	if err != nil {
		return nil, err
	}
	asked, err := dynamic(object(schema, config))
	if err != nil {
		return nil, err
	}
	valid, err := s.lists.ValidateListResourceConfig(ctx, &tfprotov6.ValidateListResourceConfigRequest{TypeName: kind, Config: asked})
	if err == nil {
		err = s.collect(valid.Diagnostics)
	}
	if err != nil {
		return nil, err
	}
	return s.lists.ListResource(ctx, &tfprotov6.ListResourceRequest{
		TypeName: kind, Config: asked, IncludeResource: wanted.Resource, Limit: wanted.Limit,
	})
}

func (s *Session) listed(ctx context.Context, kind string, result tfprotov6.ListResourceResult, wanted Wanted) (*Listed, error) {
	id, err := importID(ctx, kind, result.Identity)
	if err != nil {
		return nil, err
	}
	listed := &Listed{Name: result.DisplayName, ID: id, identity: result.Identity}
	if !wanted.Resource {
		return listed, nil
	}
	if result.Resource == nil {
		return nil, errors.New("the list has no resource, which was asked for")
	}
	schema, err := s.Schema(kind)
	if err == nil {
		listed.Resource, err = unmarshal(result.Resource, schema.ValueType())
	}
	return listed, err
}

// importID is the string that imports what an identity identifies.
func importID(ctx context.Context, kind string, identity *tfprotov6.ResourceIdentityData) (string, error) {
	names, err := identityAttributes(ctx, kind)
	if err != nil {
		return "", err
	}
	object := tftypes.Object{AttributeTypes: map[string]tftypes.Type{}}
	for _, name := range names {
		object.AttributeTypes[name] = tftypes.String
	}
	value, err := unmarshal(identity.IdentityData, object)
	if err != nil {
		return "", err
	}
	attributes, err := members(value)
	if err != nil {
		return "", err
	}
	parts := make([]string, len(names))
	for i, name := range names {
		if err := attributes[name].As(&parts[i]); err != nil {
			return "", err
		}
	}
	return strings.Join(parts, "/"), nil
}

// identityAttributes identify an object of a kind, in the order of the string that
// imports it, which the protocol does not tell.
func identityAttributes(ctx context.Context, kind string) ([]string, error) {
	for _, area := range provider.Areas() {
		for _, newResource := range area.Resources {
			var metadata resource.MetadataResponse
			made := newResource()
			made.Metadata(ctx, resource.MetadataRequest{ProviderTypeName: "intercom"}, &metadata)
			if identified, ok := made.(interface{ IdentityAttributes() []string }); ok && metadata.TypeName == kind {
				return identified.IdentityAttributes(), nil
			}
		}
	}
	return nil, fmt.Errorf("the provider has no resource %s", kind)
}
