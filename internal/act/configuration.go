package act

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/session"
)

// configuration reads the configuration of an action. Its errors name members, and
// never show a value.
func configuration(schema *tfprotov6.SchemaBlock, text []byte) (session.Config, error) {
	var members map[string]json.RawMessage
	if len(bytes.TrimSpace(text)) == 0 {
		return nil, errors.New("standard input is empty; the configuration of an action is a JSON object, {} at least")
	}
	if err := json.Unmarshal(text, &members); err != nil || members == nil {
		return nil, errors.New("standard input is no JSON object")
	}
	config := session.Config{}
	for _, attribute := range schema.Attributes {
		raw, given := members[attribute.Name]
		delete(members, attribute.Name)
		if !given {
			continue
		}
		value, err := decoded(attribute.ValueType(), raw)
		if err != nil {
			return nil, fmt.Errorf("%s: it must be %s, as -help says", attribute.Name, article(typeName(attribute.ValueType())))
		}
		config[attribute.Name] = value
	}
	for _, name := range slices.Sorted(maps.Keys(members)) {
		return nil, fmt.Errorf("there is no member %q; -help lists those that there are", name)
	}
	return config, nil
}

func article(what string) string {
	if what[0] == 'a' || what[0] == 'o' {
		return "an " + what
	}
	return "a " + what
}

// decoded is a value of JSON as one of a configuration. One of any type has the
// type that follows from itself.
func decoded(kind tftypes.Type, raw json.RawMessage) (any, error) {
	if !kind.Is(tftypes.DynamicPseudoType) {
		return tftypes.ValueFromJSON(raw, kind) //nolint:staticcheck // of a state file, it says; a configuration is as plain
	}
	decoder := json.NewDecoder(bytes.NewReader(raw))
	decoder.UseNumber()
	var value any
	err := decoder.Decode(&value)
	return value, err
}
