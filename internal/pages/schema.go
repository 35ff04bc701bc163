package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/providerserver"
	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/provider"
)

// sourceAddress is where terraform-plugin-docs looks a provider of this name up.
const sourceAddress = "registry.terraform.io/hashicorp/intercom"

// The provider's schema as the newest Terraform prints it with "providers schema
// -json". Asked of the provider itself it needs no engine, and has what older
// engines leave out: lists, actions, identities.
type (
	schemasJSON struct {
		FormatVersion string                  `json:"format_version"`
		Providers     map[string]providerJSON `json:"provider_schemas"`
	}
	providerJSON struct {
		Provider           *schemaJSON              `json:"provider"`
		Resources          map[string]*schemaJSON   `json:"resource_schemas,omitempty"`
		DataSources        map[string]*schemaJSON   `json:"data_source_schemas,omitempty"`
		EphemeralResources map[string]*schemaJSON   `json:"ephemeral_resource_schemas,omitempty"`
		ListResources      map[string]*schemaJSON   `json:"list_resource_schemas,omitempty"`
		Actions            map[string]*schemaJSON   `json:"action_schemas,omitempty"`
		Functions          map[string]functionJSON  `json:"functions,omitempty"`
		Identities         map[string]*identityJSON `json:"resource_identity_schemas,omitempty"`
	}
	schemaJSON struct {
		Version int64      `json:"version"`
		Block   *blockJSON `json:"block"`
	}
	blockJSON struct {
		Attributes map[string]*attributeJSON `json:"attributes,omitempty"`
		Blocks     map[string]*nestedJSON    `json:"block_types,omitempty"`
		textJSON
		Deprecated bool `json:"deprecated,omitempty"`
	}
	nestedJSON struct { // a nested block, or the type of a nested attribute
		Mode       string                    `json:"nesting_mode"`
		Block      *blockJSON                `json:"block,omitempty"`
		Attributes map[string]*attributeJSON `json:"attributes,omitempty"`
		MinItems   int64                     `json:"min_items,omitempty"`
		MaxItems   int64                     `json:"max_items,omitempty"`
	}
	attributeJSON struct {
		Type   tftypes.Type `json:"type,omitempty"`
		Nested *nestedJSON  `json:"nested_type,omitempty"`
		textJSON
		Deprecated bool `json:"deprecated,omitempty"`
		Required   bool `json:"required,omitempty"`
		Optional   bool `json:"optional,omitempty"`
		Computed   bool `json:"computed,omitempty"`
		Sensitive  bool `json:"sensitive,omitempty"`
		WriteOnly  bool `json:"write_only,omitempty"`
	}
	textJSON struct {
		Description string `json:"description,omitempty"`
		Kind        string `json:"description_kind,omitempty"`
	}
	identityJSON struct {
		Version    int64                             `json:"version"`
		Attributes map[string]*identityAttributeJSON `json:"attributes"`
	}
	identityAttributeJSON struct {
		Type        tftypes.Type `json:"type"`
		Description string       `json:"description,omitempty"`
		Required    bool         `json:"required_for_import,omitempty"`
		Optional    bool         `json:"optional_for_import,omitempty"`
	}
	functionJSON struct {
		Description string           `json:"description,omitempty"`
		Summary     string           `json:"summary,omitempty"`
		Deprecation string           `json:"deprecation_message,omitempty"`
		Returns     tftypes.Type     `json:"return_type"`
		Parameters  []*parameterJSON `json:"parameters,omitempty"`
		Variadic    *parameterJSON   `json:"variadic_parameter,omitempty"`
	}
	parameterJSON struct {
		Name        string       `json:"name"`
		Description string       `json:"description,omitempty"`
		Nullable    bool         `json:"is_nullable,omitempty"`
		Type        tftypes.Type `json:"type"`
	}
)

// writeSchema writes the schema of the provider as JSON.
func writeSchema(ctx context.Context, to io.Writer) error {
	server, err := providerserver.NewProtocol6WithError(provider.New("docs", nil))()
	if err != nil {
		return err
	}
	schemas, err := server.GetProviderSchema(ctx, &tfprotov6.GetProviderSchemaRequest{})
	if err != nil {
		return err
	}
	identities, err := server.GetResourceIdentitySchemas(ctx, &tfprotov6.GetResourceIdentitySchemasRequest{})
	if err != nil {
		return err
	}
	for _, diagnostic := range append(schemas.Diagnostics, identities.Diagnostics...) {
		return fmt.Errorf("%s: %s", diagnostic.Summary, diagnostic.Detail)
	}
	encoder := json.NewEncoder(to)
	encoder.SetIndent("", "  ")
	return encoder.Encode(schemasJSON{"1.0", map[string]providerJSON{sourceAddress: encoded(schemas, identities.IdentitySchemas)}})
}

func encoded(schemas *tfprotov6.GetProviderSchemaResponse, identities map[string]*tfprotov6.ResourceIdentitySchema) providerJSON {
	return providerJSON{
		Provider:           schema(schemas.Provider),
		Resources:          each(schemas.ResourceSchemas, schema),
		DataSources:        each(schemas.DataSourceSchemas, schema),
		EphemeralResources: each(schemas.EphemeralResourceSchemas, schema),
		ListResources:      each(schemas.ListResourceSchemas, schema),
		Actions:            each(schemas.ActionSchemas, func(action *tfprotov6.ActionSchema) *schemaJSON { return schema(action.Schema) }),
		Functions:          each(schemas.Functions, function),
		Identities:         each(identities, identity),
	}
}

// each turns every member of a map into JSON.
func each[From, To any](from map[string]From, turn func(From) To) map[string]To {
	to := make(map[string]To, len(from))
	for name, one := range from {
		to[name] = turn(one)
	}
	return to
}

func schema(from *tfprotov6.Schema) *schemaJSON { return &schemaJSON{from.Version, block(from.Block)} }

func block(from *tfprotov6.SchemaBlock) *blockJSON {
	to := &blockJSON{
		Attributes: attributes(from.Attributes), Blocks: map[string]*nestedJSON{},
		textJSON: text(from.Description, from.DescriptionKind), Deprecated: from.Deprecated,
	}
	for _, nested := range from.BlockTypes {
		to.Blocks[nested.TypeName] = &nestedJSON{
			Mode: strings.ToLower(nested.Nesting.String()), Block: block(nested.Block), MinItems: nested.MinItems, MaxItems: nested.MaxItems,
		}
	}
	return to
}

func attributes(from []*tfprotov6.SchemaAttribute) map[string]*attributeJSON {
	to := map[string]*attributeJSON{}
	for _, attribute := range from {
		one := &attributeJSON{
			Type: attribute.Type, textJSON: text(attribute.Description, attribute.DescriptionKind), Deprecated: attribute.Deprecated,
			Required: attribute.Required, Optional: attribute.Optional, Computed: attribute.Computed,
			Sensitive: attribute.Sensitive, WriteOnly: attribute.WriteOnly,
		}
		if nested := attribute.NestedType; nested != nil {
			one.Nested = &nestedJSON{Mode: strings.ToLower(nested.Nesting.String()), Attributes: attributes(nested.Attributes)}
		}
		to[attribute.Name] = one
	}
	return to
}

func text(description string, kind tfprotov6.StringKind) textJSON {
	return textJSON{description, strings.ToLower(kind.String())}
}

func identity(from *tfprotov6.ResourceIdentitySchema) *identityJSON {
	to := &identityJSON{from.Version, map[string]*identityAttributeJSON{}}
	for _, attribute := range from.IdentityAttributes {
		to.Attributes[attribute.Name] = &identityAttributeJSON{attribute.Type, attribute.Description, attribute.RequiredForImport, attribute.OptionalForImport}
	}
	return to
}

func function(from *tfprotov6.Function) functionJSON {
	to := functionJSON{
		Description: from.Description, Summary: from.Summary, Deprecation: from.DeprecationMessage, Returns: from.Return.Type,
		Parameters: []*parameterJSON{}, Variadic: parameter(from.VariadicParameter),
	}
	for _, one := range from.Parameters {
		to.Parameters = append(to.Parameters, parameter(one))
	}
	return to
}

func parameter(from *tfprotov6.FunctionParameter) *parameterJSON {
	if from == nil {
		return nil
	}
	return &parameterJSON{from.Name, from.Description, from.AllowNullValue, from.Type}
}
