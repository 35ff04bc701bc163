package intercom

import (
	"encoding/json"
	"reflect"
	"testing"
)

// TestPredicateValue reads every form of a value and writes it as it was, a number
// or a boolean as a text.
func TestPredicateValue(t *testing.T) {
	t.Parallel()
	for body, want := range map[string]struct {
		value PredicateValue
		again string
	}{
		`{"value":"a"}`:        {PredicateValue{Texts: []string{"a"}}, `{"value":"a"}`},
		`{"value":5}`:          {PredicateValue{Texts: []string{"5"}}, `{"value":"5"}`},
		`{"value":true}`:       {PredicateValue{Texts: []string{"true"}}, `{"value":"true"}`},
		`{"value":null}`:       {PredicateValue{}, `{}`},
		`{}`:                   {PredicateValue{}, `{}`},
		`{"value":["a",1,""]}`: {PredicateValue{Texts: []string{"a", "1", ""}, List: true}, `{"value":["a","1",""]}`},
		`{"value":[]}`:         {PredicateValue{List: true}, `{"value":[]}`},
	} {
		var read struct {
			Value PredicateValue `json:"value,omitzero"`
		}
		answer := []byte(body)
		if err := json.Unmarshal(answer, &read); err != nil || string(answer) != body || !reflect.DeepEqual(read.Value, want.value) {
			t.Errorf("%s: %+v, %v", body, read.Value, err)
		}
		if again, err := json.Marshal(read); err != nil || string(again) != want.again {
			t.Errorf("%s: written as %s, %v", body, again, err)
		}
	}
	for _, body := range []string{`{"a":1}`, `[{"a":1}]`, `[["a"]]`} {
		if err := new(PredicateValue).UnmarshalJSON([]byte(body)); err == nil {
			t.Errorf("%s is taken", body)
		}
	}
}
