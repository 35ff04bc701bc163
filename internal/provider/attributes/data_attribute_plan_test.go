package attributes

import (
	"slices"
	"testing"

	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/tfsdk"
	"github.com/hashicorp/terraform-plugin-framework/types"
	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/crud"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/emulator"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/intercom"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/tf/attributevalues"
)

// planned plans a new attribute of contacts.
func planned(t *testing.T, api *intercom.Client, name any, dataType string, options any) resource.ModifyPlanResponse {
	t.Helper()
	r := &dataAttributeResource{crud.Resource{Name: "data_attribute", API: api}}
	var shape resource.SchemaResponse
	r.Schema(t.Context(), resource.SchemaRequest{}, &shape)
	state := tfsdk.State{Schema: shape.Schema, Raw: tftypes.NewValue(shape.Schema.Type().TerraformType(t.Context()), nil)}
	unknown, text := tftypes.UnknownValue, tftypes.String
	plan := tfsdk.Plan{Schema: shape.Schema, Raw: tftypes.NewValue(shape.Schema.Type().TerraformType(t.Context()), map[string]tftypes.Value{
		"id": tftypes.NewValue(text, unknown), "model": tftypes.NewValue(text, "contact"), "name": tftypes.NewValue(text, name),
		"full_name": tftypes.NewValue(text, unknown), "label": tftypes.NewValue(text, unknown), "description": tftypes.NewValue(text, ""),
		"data_type": tftypes.NewValue(text, dataType), "options": tftypes.NewValue(tftypes.List{ElementType: text}, options),
		"messenger_writable": tftypes.NewValue(tftypes.Bool, false), "archived": tftypes.NewValue(tftypes.Bool, false),
	})}
	resp := resource.ModifyPlanResponse{Plan: plan}
	r.ModifyPlan(t.Context(), resource.ModifyPlanRequest{Plan: plan, State: state, Config: tfsdk.Config(plan)}, &resp)
	return resp
}

// TestAnnounced plans attributes and asks for what contacts can then have
// values for.
func TestAnnounced(t *testing.T) {
	t.Parallel()
	api, err := intercom.New(intercom.Config{Token: "T", Transport: emulator.New(emulator.Options{Sample: true})})
	if err != nil {
		t.Fatal(err)
	}
	planned(t, api, "points", "integer", nil)
	planned(t, api, "level", "options", []tftypes.Value{tftypes.NewValue(tftypes.String, "Low"), tftypes.NewValue(tftypes.String, "High")})
	planned(t, api, "open", "options", tftypes.UnknownValue)
	planned(t, api, tftypes.UnknownValue, "string", nil)
	definitions, err := attributevalues.DataAttributes(t.Context(), api, "contact")
	if err != nil {
		t.Fatal(err)
	}
	for name, test := range map[string]struct {
		value attr.Value
		right bool
	}{
		"points": {types.BoolValue(true), false}, "level": {types.StringValue("Middle"), false}, "open": {types.StringValue("Whatever"), true},
		"to_come": {types.StringValue("A name that is not known yet may be this"), true},
	} {
		var diags diag.Diagnostics
		plan := types.DynamicValue(types.ObjectValueMust(map[string]attr.Type{name: test.value.Type(t.Context())}, map[string]attr.Value{name: test.value}))
		if definitions.Check(&diags, path.Root("custom_attributes"), plan, types.DynamicNull(), ""); diags.HasError() == test.right {
			t.Errorf("%s: %v", name, diags)
		}
	}
	plan := types.DynamicValue(types.ObjectValueMust(map[string]attr.Type{"points": types.StringType}, map[string]attr.Value{"points": types.StringValue("x")}))
	var diags diag.Diagnostics
	of, err := attributevalues.DataAttributes(t.Context(), api, "company")
	if of.Check(&diags, path.Root("custom_attributes"), plan, types.DynamicNull(), ""); err != nil || !diags.HasError() || diags[0].Summary() != `No attribute named "points"` {
		t.Errorf("companies have it too: %v %v", diags, err)
	}
}

// TestPlanWithoutClient is what validating does.
func TestPlanWithoutClient(t *testing.T) {
	t.Parallel()
	if resp := planned(t, nil, "points", "integer", nil); len(resp.Diagnostics) > 0 {
		t.Error(resp.Diagnostics)
	}
}

// TestPlanSaysWhatIsArchived looks at warnings, which acceptance tests cannot.
func TestPlanSaysWhatIsArchived(t *testing.T) {
	t.Parallel()
	api, err := intercom.New(intercom.Config{Token: "T", Transport: emulator.New(emulator.Options{Sample: true})})
	if err != nil {
		t.Fatal(err)
	}
	for dataType, want := range map[string][]string{
		"float": {"An archived attribute will be restored"}, "string": {"An archived attribute may be in the way"},
	} {
		var got []string
		for _, diagnostic := range planned(t, api, "old_score", dataType, nil).Diagnostics {
			got = append(got, diagnostic.Summary())
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s: %v", dataType, got)
		}
	}
}

func TestDataAttributeState(t *testing.T) {
	t.Parallel()
	api, err := intercom.New(intercom.Config{Token: "T"})
	if err != nil {
		t.Fatal(err)
	}
	newer, err := intercom.New(intercom.Config{Token: "T", Version: intercom.Preview})
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		api             *intercom.Client
		prior, dataType string
		options         []intercom.DataValue
		want            string
	}{
		"imported":                    {api, "", "date", nil, "date"},
		"a datetime reads as a date":  {api, "datetime", "date", nil, "datetime"},
		"it became a date":            {newer, "datetime", "date", nil, "date"},
		"a datetime since Preview":    {newer, "date", "datetime", nil, "datetime"},
		"a list":                      {api, "options", "string", []intercom.DataValue{"a", "b"}, "options"},
		"a list, as it is written":    {api, "", "options", []intercom.DataValue{"a", "b"}, "options"},
		"a list became a text":        {api, "options", "string", nil, "string"},
		"a type that nobody has seen": {api, "string", "relationship", nil, "relationship"},
	} {
		r := &dataAttributeResource{crud.Resource{API: c.api}}
		prior := dataAttributeModel{DataType: types.StringValue(c.prior), Options: types.ListNull(types.StringType)}
		state, err := r.state(prior, &intercom.DataAttribute{DataType: c.dataType, Options: c.options}, nil)
		if err != nil || state.DataType.ValueString() != c.want {
			t.Errorf("%s: %s (%v)", name, state.DataType, err)
		}
	}
}
