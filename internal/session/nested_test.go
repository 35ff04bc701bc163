package session

import (
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/hashicorp/terraform-plugin-go/tftypes"
)

// feeds is a schema with one attribute that has attributes of its own: a key that
// is configured, and a date that is computed where it is not.
func feeds(nesting tfprotov6.SchemaObjectNestingMode) *tfprotov6.Schema {
	return &tfprotov6.Schema{Block: &tfprotov6.SchemaBlock{Attributes: []*tfprotov6.SchemaAttribute{{
		Name: "feeds", Optional: true, Computed: true,
		NestedType: &tfprotov6.SchemaObject{Nesting: nesting, Attributes: []*tfprotov6.SchemaAttribute{
			{Name: "key", Type: tftypes.String, Required: true}, {Name: "date", Type: tftypes.String, Optional: true, Computed: true},
		}},
	}}}}
}

// feed has a date unless that is "".
func feed(key, date string) map[string]any {
	made := map[string]any{"key": key}
	if date != "" {
		made["date"] = date
	}
	return made
}

func TestNestedAttributesArePlanned(t *testing.T) {
	t.Parallel()
	type set = []any
	for name, c := range map[string]struct {
		nesting               tfprotov6.SchemaObjectNestingMode
		prior, config, wanted any
	}{
		"a set keeps what was computed":      {tfprotov6.SchemaObjectNestingModeSet, set{feed("a", "1"), feed("b", "2")}, set{feed("b", ""), feed("a", "")}, set{feed("b", "2"), feed("a", "1")}},
		"a set takes what is configured":     {tfprotov6.SchemaObjectNestingModeSet, set{feed("a", "1")}, set{feed("a", "3"), feed("c", "")}, set{feed("a", "3"), feed("c", "")}},
		"a list goes by its order":           {tfprotov6.SchemaObjectNestingModeList, set{feed("a", "1")}, set{feed("b", ""), feed("a", "")}, set{feed("b", "1"), feed("a", "")}},
		"a map goes by its keys":             {tfprotov6.SchemaObjectNestingModeMap, map[string]any{"x": feed("a", "1")}, map[string]any{"x": feed("b", ""), "y": feed("a", "")}, map[string]any{"x": feed("b", "1"), "y": feed("a", "")}},
		"an object keeps what was computed":  {tfprotov6.SchemaObjectNestingModeSingle, feed("a", "1"), feed("b", ""), feed("b", "1")},
		"what was configured is not kept":    {tfprotov6.SchemaObjectNestingModeSet, set{feed("a", "1")}, nil, nil},
		"what may have been computed is":     {tfprotov6.SchemaObjectNestingModeSet, set{}, nil, set{}},
		"what there was not is not proposed": {tfprotov6.SchemaObjectNestingModeSet, nil, set{feed("a", "")}, set{feed("a", "")}},
	} {
		schema := feeds(c.nesting)
		value := func(feeds any) tftypes.Value {
			made, err := object(schema, Config{"feeds": feeds})
			if err != nil {
				t.Fatalf("%s: %v", name, err)
			}
			return made
		}
		got, err := proposed(schema, value(c.prior), value(c.config))
		if err != nil || !got.Equal(value(c.wanted)) {
			t.Errorf("%s: proposed %s, %v", name, got, err)
		}
		if err := plannable(schema, value(c.prior), value(c.config), got); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if c.config == nil {
			continue
		}
		other := value(c.config)
		if got, err = tftypes.Transform(other, func(at *tftypes.AttributePath, v tftypes.Value) (tftypes.Value, error) {
			if last, ok := at.LastStep().(tftypes.AttributeName); ok && last == "key" {
				return tftypes.NewValue(tftypes.String, "other"), nil
			}
			return v, nil
		}); err != nil {
			t.Fatal(err)
		}
		if err := plannable(schema, value(c.prior), other, got); err == nil || !strings.Contains(err.Error(), "invalid plan") {
			t.Errorf("%s: a plan of another key: %v", name, err)
		}
	}
}
