package main

import (
	"bytes"
	"encoding/json"
	"testing"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/hashicorp/terraform-plugin-go/tftypes"

	tfjson "github.com/hashicorp/terraform-json"
)

// What terraform-plugin-docs reads is all there, with the types that it knows.
func TestSchemaIsRead(t *testing.T) {
	t.Parallel()
	var written bytes.Buffer
	if err := writeSchema(t.Context(), &written); err != nil {
		t.Fatal(err)
	}
	var read tfjson.ProviderSchemas
	if err := json.Unmarshal(written.Bytes(), &read); err != nil {
		t.Fatal(err)
	}
	of := read.Schemas[sourceAddress]
	name := of.ResourceSchemas["intercom_tag"].Block.Attributes["name"]
	if !name.Required || name.AttributeType.FriendlyName() != "string" || name.DescriptionKind != tfjson.SchemaDescriptionKindMarkdown || name.Description == "" {
		t.Errorf("the name of a tag: %+v", name)
	}
	if !of.ConfigSchema.Block.Attributes["access_token"].Sensitive {
		t.Error("the access token is not sensitive")
	}
	if !of.ResourceIdentitySchemas["intercom_tag"].Attributes["id"].RequiredForImport {
		t.Error("the id of a tag's identity is not required")
	}
	search := of.DataSourceSchemas["intercom_contacts"].Block
	if group := search.NestedBlocks["group"]; group.NestingMode != tfjson.SchemaNestingModeList || group.Block.NestedBlocks["filter"].Block.Attributes["field"] == nil {
		t.Errorf("the groups of a search: %+v", group)
	}
	if each := search.Attributes["contacts"].AttributeNestedType; each.NestingMode != tfjson.SchemaNestingModeList || each.Attributes["id"] == nil {
		t.Errorf("the contacts of a search: %+v", each)
	}
}

// Kinds of objects that the provider has none of yet.
func TestSchemaOfEveryKind(t *testing.T) {
	t.Parallel()
	shape := &tfprotov6.Schema{Block: &tfprotov6.SchemaBlock{Attributes: []*tfprotov6.SchemaAttribute{
		{Name: "ids", Type: tftypes.Set{ElementType: tftypes.String}, Optional: true, WriteOnly: true},
	}}}
	argument := &tfprotov6.FunctionParameter{Name: "secret", Type: tftypes.String, AllowNullValue: true}
	text, err := json.Marshal(schemasJSON{"1.0", map[string]providerJSON{sourceAddress: encoded(&tfprotov6.GetProviderSchemaResponse{
		Provider:                 shape,
		EphemeralResourceSchemas: map[string]*tfprotov6.Schema{"a": shape},
		ListResourceSchemas:      map[string]*tfprotov6.Schema{"b": shape},
		ActionSchemas:            map[string]*tfprotov6.ActionSchema{"c": {Schema: shape}},
		Functions: map[string]*tfprotov6.Function{"d": {
			Parameters: []*tfprotov6.FunctionParameter{argument}, VariadicParameter: argument, Return: &tfprotov6.FunctionReturn{Type: tftypes.Bool},
		}},
	}, nil)}})
	if err != nil {
		t.Fatal(err)
	}
	var read tfjson.ProviderSchemas
	if err := json.Unmarshal(text, &read); err != nil {
		t.Fatal(err)
	}
	of := read.Schemas[sourceAddress]
	for kind, block := range map[string]*tfjson.SchemaBlock{
		"ephemeral": of.EphemeralResourceSchemas["a"].Block, "list": of.ListResourceSchemas["b"].Block, "action": of.ActionSchemas["c"].Block,
	} {
		if ids := block.Attributes["ids"]; !ids.Optional || !ids.WriteOnly || ids.AttributeType.FriendlyName() != "set of string" {
			t.Errorf("%s: %+v", kind, ids)
		}
	}
	function := of.Functions["d"]
	if function.ReturnType.FriendlyName() != "bool" || function.Parameters[0].Name != "secret" || !function.VariadicParameter.IsNullable {
		t.Errorf("function: %+v", function)
	}
}
