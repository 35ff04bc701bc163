package export

import (
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/session"
)

var secretive = &kind{name: "connector", typeName: "intercom_connector", area: "fin", identity: []string{"id"}, schema: &tfprotov6.Schema{Block: &tfprotov6.SchemaBlock{
	Attributes: []*tfprotov6.SchemaAttribute{
		{Name: "id", Type: tftypes.String, Computed: true},
		{Name: "name", Type: tftypes.String, Required: true},
		{Name: "header", Type: tftypes.String, Optional: true, Sensitive: true},
		{Name: "token", Type: tftypes.String, Required: true, WriteOnly: true},
		{Name: "hint", Type: tftypes.String, Optional: true, WriteOnly: true},
		{Name: "old", Type: tftypes.String, Optional: true, Deprecated: true},
		{Name: "values", Type: tftypes.DynamicPseudoType, Optional: true},
	},
}}}

func stateOf(attributes []*tfprotov6.SchemaAttribute, values map[string]any) tftypes.Value {
	kinds, members := map[string]tftypes.Type{}, map[string]tftypes.Value{}
	for _, attribute := range attributes {
		kinds[attribute.Name] = attribute.Type
		if value, ready := values[attribute.Name].(tftypes.Value); ready {
			members[attribute.Name] = value
			continue
		}
		members[attribute.Name] = tftypes.NewValue(attribute.Type, values[attribute.Name])
	}
	return tftypes.NewValue(tftypes.Object{AttributeTypes: kinds}, members)
}

// A configuration has what can be set and is kept, and of secrets variables alone.
func TestSecretsAreVariables(t *testing.T) {
	t.Parallel()
	attributes := secretive.schema.Block.Attributes
	value := settable(attributes, stateOf(attributes, map[string]any{"id": "7", "name": "Zendesk", "header": "canary", "old": "old"}))
	for name, want := range map[string]bool{"id": false, "old": false, "hint": false, "values": false, "name": true, "header": true, "token": true} {
		if got := !members(value)[name].IsNull(); got != want {
			t.Errorf("%s: %v", name, got)
		}
	}
	o := &object{kind: secretive, id: "7", label: "_7_zendesk", config: configOf(value), instance: &session.Instance{}}
	e := &exporter{secrets: map[string]secret{}, report: &report{}, ask: &asked{}, workspace: "w"}
	text, err := (&block{e: e, o: o, texts: map[string]string{}}).resource(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	all := text + e.variables(true)
	for _, want := range []string{
		"header = var.connector_7_zendesk_header\n", "token = var.connector_7_zendesk_token\n",
		"variable \"connector_7_zendesk_token\" {\ndescription = \"The token of intercom_connector._7_zendesk, which is not exported.\"\nsensitive = true\nephemeral = true\n}",
		"variable \"connector_7_zendesk_header\" {\ndescription = \"The header of intercom_connector._7_zendesk, which is not exported.\"\nsensitive = true\n}",
	} {
		if !strings.Contains(all, want) {
			t.Errorf("%q is not in %s", want, all)
		}
	}
	if strings.Contains(all, "canary") || strings.Contains(all, "default = \"\"") {
		t.Error(all)
	}
}

// A value of any type has the type that it gets where it is written out.
func TestLiteral(t *testing.T) {
	t.Parallel()
	texts := tftypes.List{ElementType: tftypes.String}
	list := tftypes.NewValue(texts, []tftypes.Value{tftypes.NewValue(tftypes.String, "a")})
	got := literal(tftypes.NewValue(tftypes.Map{ElementType: texts}, map[string]tftypes.Value{"x": list}))
	tuple := tftypes.Tuple{ElementTypes: []tftypes.Type{tftypes.String}}
	want := tftypes.NewValue(tftypes.Object{AttributeTypes: map[string]tftypes.Type{"x": tuple}}, map[string]tftypes.Value{
		"x": tftypes.NewValue(tuple, []tftypes.Value{tftypes.NewValue(tftypes.String, "a")}),
	})
	if !got.Equal(want) {
		t.Errorf("%s", got)
	}
}
