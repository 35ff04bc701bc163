package intercom

import (
	"bytes"
	"encoding/json"
	"slices"
)

// sparse is what of an input differs from what the object had: a request says
// only what it changes, so that it undoes nothing that somebody else does
// meanwhile. Intercom refuses some things that are sent unchanged. Everything is
// sent where before is nil; always names members that are sent in any case, because
// Intercom asks for them or takes away what is left out.
func sparse[T any](input T, before *T, always ...string) any {
	if before == nil {
		return input
	}
	wanted, had := members(input), members(before)
	if len(wanted) == 0 {
		return input // sending it says what is wrong with it
	}
	for name, value := range wanted {
		if bytes.Equal(value, had[name]) && !slices.Contains(always, name) {
			delete(wanted, name)
		}
	}
	return wanted
}

func members(input any) map[string]json.RawMessage {
	found := map[string]json.RawMessage{}
	if encoded, err := json.Marshal(input); err == nil {
		_ = json.Unmarshal(encoded, &found) // an input is an object
	}
	return found
}
