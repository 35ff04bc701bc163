package attributes

import (
	"slices"
	"testing"

	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/tfsdk"
	"github.com/hashicorp/terraform-plugin-framework/types"
	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/crud"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/emulator"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/intercom"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/tf"
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
		"messenger_writable": tftypes.NewValue(tftypes.Bool, false),
	})}
	resp := resource.ModifyPlanResponse{Plan: plan}
	r.ModifyPlan(t.Context(), resource.ModifyPlanRequest{Plan: plan, State: state}, &resp)
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
	definitions, err := tf.AttributeDefinitions(t.Context(), api, "contact")
	if err != nil {
		t.Fatal(err)
	}
	if definitions["points"].Type != tf.WholeValue || len(definitions["open"].Options) > 0 {
		t.Errorf("the definitions are %v", definitions)
	}
	if got := definitions["level"].Options; len(got) != 2 || got["Low"] != "Low" || got["High"] != "High" {
		t.Errorf("the options are %v", got)
	}
	for _, name := range []string{"", "old_score"} {
		if _, there := definitions[name]; there {
			t.Errorf("%q is defined", name)
		}
	}
	if of, err := tf.AttributeDefinitions(t.Context(), api, "company"); err != nil || of["points"].Type != "" {
		t.Errorf("companies have it too: %v %v", of, err)
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
