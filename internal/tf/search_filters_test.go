package tf_test

import (
	"encoding/json"
	"testing"

	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/tf"
)

func comparison(field, operator, value string) tf.SearchFilter {
	return tf.SearchFilter{
		Field: types.StringValue(field), Operator: types.StringValue(operator), Value: types.StringValue(value), Values: types.ListNull(types.StringType),
	}
}

func TestSearchQuery(t *testing.T) {
	t.Parallel()
	several := comparison("owner_id", "IN", "")
	several.Value, several.Values = types.StringNull(), tf.StringList([]string{"1", "2"})
	for name, test := range map[string]struct {
		search tf.Search
		want   string // nothing where nothing is searched by
	}{
		"nothing":     {tf.Search{}, ""},
		"empty group": {tf.Search{Group: []tf.SearchGroup{{}}}, ""},
		"one": {
			tf.Search{Filter: []tf.SearchFilter{comparison("role", "=", "user")}},
			`{"operator":"AND","value":[{"field":"role","operator":"=","value":"user"}]}`,
		},
		"any, several, and times": {
			tf.Search{Match: types.StringValue("any"), Filter: []tf.SearchFilter{
				several, comparison("created_at", ">", "2026-02-28T09:00:00Z"), comparison("created_at", "<", "1772269201"), comparison("name", "=", "12"),
			}},
			`{"operator":"OR","value":[{"field":"owner_id","operator":"IN","value":["1","2"]},{"field":"created_at","operator":"\u003e","value":1772269200},` +
				`{"field":"created_at","operator":"\u003c","value":1772269201},{"field":"name","operator":"=","value":"12"}]}`,
		},
		"groups": {
			tf.Search{
				Filter: []tf.SearchFilter{comparison("role", "=", "user")},
				Group:  []tf.SearchGroup{{Match: types.StringValue("any"), Filter: []tf.SearchFilter{comparison("a", "=", "1"), comparison("b", "=", "2")}}},
			},
			`{"operator":"AND","value":[{"operator":"AND","value":[{"field":"role","operator":"=","value":"user"}]},` +
				`{"operator":"OR","value":[{"field":"a","operator":"=","value":"1"},{"field":"b","operator":"=","value":"2"}]}]}`,
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			query, searches := test.search.Query()
			if !searches {
				if test.want != "" {
					t.Error("searches nothing")
				}
				return
			}
			if got, err := json.Marshal(query); err != nil || string(got) != test.want {
				t.Errorf("got %s, %v, want %s", got, err, test.want)
			}
		})
	}
}

func TestSearchFilterValues(t *testing.T) {
	t.Parallel()
	block, ok := tf.SearchBlocks()["filter"].(schema.ListNestedBlock)
	if !ok {
		t.Fatal("filter is no list of blocks")
	}
	kind := block.NestedObject.Type()
	for name, test := range map[string]struct {
		operator      types.String
		value, values bool
		valid         bool
	}{
		"value":            {types.StringValue("="), true, false, true},
		"no value":         {types.StringValue("="), false, false, false},
		"values":           {types.StringValue("NIN"), false, true, true},
		"value for IN":     {types.StringValue("IN"), true, false, false},
		"values for =":     {types.StringValue("="), false, true, false},
		"both":             {types.StringValue("IN"), true, true, false},
		"unknown operator": {types.StringUnknown(), false, false, true},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			filter := comparison("name", "", "x")
			filter.Operator = test.operator
			if !test.value {
				filter.Value = types.StringNull()
			}
			if test.values {
				filter.Values = tf.StringList([]string{"x"})
			}
			object, diags := types.ObjectValueFrom(t.Context(), kind.(types.ObjectType).AttrTypes, filter) //nolint:forcetypeassert // a block is an object
			if diags.HasError() {
				t.Fatal(diags)
			}
			resp := &validator.ObjectResponse{}
			for _, rule := range block.NestedObject.Validators {
				rule.ValidateObject(t.Context(), validator.ObjectRequest{Path: path.Root("filter"), ConfigValue: object}, resp)
			}
			if resp.Diagnostics.HasError() == test.valid {
				t.Errorf("got %v", resp.Diagnostics)
			}
		})
	}
}
