package intercom

import (
	"encoding/json"
	"errors"
	"net/http"
	"testing"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/emulator"
)

// TestDataAttributesDecode reads what the versions and Intercom's examples
// differ in.
func TestDataAttributesDecode(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		text string
		kind string
		want DataAttribute
	}{
		"number":       {`{"id":44,"data_type":"date","description":null,"options":null}`, "date", DataAttribute{ID: "44"}},
		"text":         {`{"id":"44","data_type":"boolean"}`, "boolean", DataAttribute{ID: "44"}},
		"list":         {`{"id":44,"data_type":"string","options":["a","b"]}`, "options", DataAttribute{ID: "44", Options: []DataValue{"a", "b"}}},
		"objects":      {`{"id":44,"data_type":"string","options":[{"value":"a"},{"value":"b"}]}`, "options", DataAttribute{ID: "44", Options: []DataValue{"a", "b"}}},
		"empty list":   {`{"id":44,"data_type":"string","options":[]}`, "string", DataAttribute{ID: "44"}},
		"another kind": {`{"id":44,"data_type":"boolean","options":["true","false"]}`, "boolean", DataAttribute{ID: "44", Options: []DataValue{"true", "false"}}},
	} {
		var got DataAttribute
		if err := json.Unmarshal([]byte(c.text), &got); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if got.ID != c.want.ID || got.Kind() != c.kind || len(got.Options) != len(c.want.Options) || len(got.Options) > 0 && got.Options[1] != c.want.Options[1] {
			t.Errorf("%s: %+v of the kind %s", name, got, got.Kind())
		}
	}
}

// TestDataAttributesHolder asks whose a name is.
func TestDataAttributesHolder(t *testing.T) {
	t.Parallel()
	c, _ := emulated(t)
	for name, want := range map[[2]string]string{
		{"contact", "nothing"}:   "",
		{"contact", "seats"}:     "202",
		{"company", "seats"}:     "202",
		{"contact", "email"}:     "contact/email",
		{"company", "email"}:     "",
		{"company", "name"}:      "company/name",
		{"company", "plan.name"}: "company/plan.name",
		{"contact", "old_score"}: "206",
		{"company", "old_score"}: "",
		{"contact", "reason"}:    "",
	} {
		holder, err := c.DataAttributes.Holder(t.Context(), name[0], name[1])
		if got := ""; err != nil || holder != nil && holder.identity() != want || holder == nil && got != want {
			t.Errorf("%v: %+v %v", name, holder, err)
		}
	}
}

// TestDataAttributesUnheard restores and makes attributes while the answer is
// lost, before and after the effect.
func TestDataAttributesUnheard(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		attribute, pattern string
		fault              emulator.Fault
		uncertain          bool
	}{
		"made":                      {"new", "POST /data_attributes", emulator.Fault{Cut: "after"}, false},
		"not made":                  {"new", "POST /data_attributes", emulator.Fault{Cut: "before"}, true},
		"failed":                    {"new", "POST /data_attributes", emulator.Fault{Status: http.StatusInternalServerError}, true},
		"restored":                  {"old_score", "PUT /data_attributes/206", emulator.Fault{Cut: "garbled"}, false},
		"not restored":              {"old_score", "PUT /data_attributes/206", emulator.Fault{Status: http.StatusInternalServerError}, true},
		"certainly refused, no try": {"email", "", emulator.Fault{}, false},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			client, w := emulated(t)
			if c.fault.Pattern = c.pattern; c.pattern != "" {
				if err := w.Fail(c.fault); err != nil {
					t.Fatal(err)
				}
			}
			made, err := client.DataAttributes.Create(t.Context(), DataAttributeInput{Model: "contact", Name: c.attribute, DataType: "float"})
			var uncertain *AmbiguousError
			var refused *Error
			switch {
			case c.pattern == "":
				if !errors.As(err, &refused) || refused.Code != "parameter_invalid" {
					t.Errorf("%+v %v", made, err)
				}
			case !c.uncertain && (err != nil || made.Name != c.attribute || made.Archived):
				t.Errorf("%+v %v", made, err)
			case c.uncertain && (!errors.As(err, &uncertain) || !uncertain.Looked || made != nil):
				t.Errorf("%+v %v", made, err)
			}
		})
	}
}

func TestDataAttributesAnnounced(t *testing.T) {
	t.Parallel()
	c, _ := emulated(t)
	c.DataAttributes.Announce(&DataAttribute{Model: "contact", Name: "a"})
	c.DataAttributes.Announce(&DataAttribute{Model: "contact", Name: "a", DataType: "date"})
	c.DataAttributes.Announce(&DataAttribute{Model: "company", Name: "b"})
	count := 0
	for attribute := range c.DataAttributes.Announced("contact") {
		if count++; attribute.DataType != "date" {
			t.Errorf("announced is %+v", attribute)
		}
	}
	if count != 1 {
		t.Errorf("%d are announced", count)
	}
	c.Ledger.Leaves("data_attribute", "7")
	if !c.Ledger.Leaving("data_attribute", "7") || c.Ledger.Leaving("data_attribute", "8") {
		t.Error("what leaves is not known")
	}
}
