package crud_test

import (
	"context"
	"testing"

	"github.com/hashicorp/terraform-plugin-framework/datasource"
	data "github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/tfsdk"
	"github.com/hashicorp/terraform-plugin-framework/types"
	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/crud"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/intercom"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/tf"
)

type leafModel struct {
	ID types.String `tfsdk:"id"`
}

type treeArguments struct {
	tf.Search
	TreeID types.String `tfsdk:"tree_id"`
}

// leaves lists the leaves of a tree: its id, and how many filters there are.
func leaves(validated *int) *crud.Plural[treeArguments, leafModel] {
	return &crud.Plural[treeArguments, leafModel]{
		DataSource: crud.DataSource{Name: "tree_leaves"},
		Arguments:  crud.Parent("tree"), Searches: true,
		Each: map[string]data.Attribute{"id": crud.ComputedString("Id.")},
		List: func(_ context.Context, _ *intercom.Client, of treeArguments) ([]leafModel, error) {
			found := []leafModel{{of.TreeID}}
			for _, filter := range of.Filter {
				found = append(found, leafModel{filter.Value})
			}
			return found, nil
		},
		Validate: func(treeArguments, *diag.Diagnostics) { *validated++ },
	}
}

// configured is a configuration of leaves.
func configured(t *testing.T, of datasource.DataSource, treeID, filters any) tfsdk.Config {
	t.Helper()
	var shape datasource.SchemaResponse
	of.Schema(t.Context(), datasource.SchemaRequest{}, &shape)
	if diags := shape.Schema.ValidateImplementation(t.Context()); diags.HasError() {
		t.Fatal(diags)
	}
	kind, ok := shape.Schema.Type().TerraformType(t.Context()).(tftypes.Object)
	if !ok {
		t.Fatal("not an object")
	}
	values := map[string]tftypes.Value{}
	for name, kind := range kind.AttributeTypes {
		values[name] = tftypes.NewValue(kind, nil)
	}
	values["tree_id"] = tftypes.NewValue(tftypes.String, treeID)
	values["filter"] = tftypes.NewValue(kind.AttributeTypes["filter"], filters)
	return tfsdk.Config{Schema: shape.Schema, Raw: tftypes.NewValue(kind, values)}
}

func filter(value string) tftypes.Value {
	several := tftypes.List{ElementType: tftypes.String}
	kinds := map[string]tftypes.Type{"field": tftypes.String, "operator": tftypes.String, "value": tftypes.String, "values": several}
	return tftypes.NewValue(tftypes.Object{AttributeTypes: kinds}, map[string]tftypes.Value{
		"field": tftypes.NewValue(tftypes.String, "name"), "operator": tftypes.NewValue(tftypes.String, "="),
		"value": tftypes.NewValue(tftypes.String, value), "values": tftypes.NewValue(several, nil),
	})
}

// The state is the configuration, and the list under the data source's name.
func TestPluralReadsItsArguments(t *testing.T) {
	t.Parallel()
	var validated int
	of := leaves(&validated)
	config := configured(t, of, "oak", []tftypes.Value{filter("green")})
	resp := datasource.ReadResponse{State: tfsdk.State{Schema: config.Schema}}
	if of.Read(t.Context(), datasource.ReadRequest{Config: config}, &resp); resp.Diagnostics.HasError() {
		t.Fatal(resp.Diagnostics)
	}
	var state struct {
		tf.Search
		TreeID types.String `tfsdk:"tree_id"`
		Leaves []leafModel  `tfsdk:"tree_leaves"`
	}
	if diags := resp.State.Get(t.Context(), &state); diags.HasError() {
		t.Fatal(diags)
	}
	if len(state.Leaves) != 2 || state.Leaves[0].ID.ValueString() != "oak" || state.Leaves[1].ID.ValueString() != "green" ||
		state.TreeID.ValueString() != "oak" || len(state.Filter) != 1 {
		t.Errorf("%+v", state)
	}
}

// What is not known is not wrong: also not blocks of which the number is not
// known.
func TestPluralValidatesWhatIsKnown(t *testing.T) {
	t.Parallel()
	for name, expected := range map[string]struct {
		treeID, filters any
		validated       int
	}{
		"known":           {"oak", []tftypes.Value{}, 1},
		"unknown value":   {tftypes.UnknownValue, []tftypes.Value{}, 1},
		"unknown filters": {"oak", tftypes.UnknownValue, 0},
	} {
		var validated int
		of := leaves(&validated)
		var resp datasource.ValidateConfigResponse
		of.ValidateConfig(t.Context(), datasource.ValidateConfigRequest{Config: configured(t, of, expected.treeID, expected.filters)}, &resp)
		if validated != expected.validated || resp.Diagnostics.HasError() {
			t.Errorf("%s: validated %d times: %v", name, validated, resp.Diagnostics)
		}
	}
}

// A look-up can be configured with one of its keys, however often its schema is
// asked for.
func TestSingularKeys(t *testing.T) {
	t.Parallel()
	of := &crud.Singular[leafModel]{
		DataSource: crud.DataSource{Name: "leaf", Keys: []string{"id"}}, Attributes: map[string]data.Attribute{"id": crud.ComputedString("Id.")},
		Find: func(_ context.Context, _ *intercom.Client, config leafModel) (*leafModel, error) { return &config, nil },
	}
	for range 2 {
		var shape datasource.SchemaResponse
		of.Schema(t.Context(), datasource.SchemaRequest{}, &shape)
		if id, ok := shape.Schema.Attributes["id"].(data.StringAttribute); !ok || !id.Required || id.Computed || len(id.Validators) != 1 {
			t.Errorf("%+v", id)
		}
	}
}
