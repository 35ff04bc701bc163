package session

import (
	"fmt"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/hashicorp/terraform-plugin-go/tftypes"
	"golang.org/x/text/unicode/norm"
)

// unmarshal reads what the provider answered, as Terraform does: every string and
// every key of a map in NFC. An object's attribute that is named otherwise cannot
// be read at all, since its type then has another name for it than its value.
func unmarshal(answer *tfprotov6.DynamicValue, kind tftypes.Type) (tftypes.Value, error) {
	value, err := answer.Unmarshal(kind)
	if err != nil {
		return value, err
	}
	return normal(value)
}

func normal(value tftypes.Value) (tftypes.Value, error) {
	if !value.IsKnown() || value.IsNull() {
		return value, nil
	}
	kind := value.Type()
	switch {
	case kind.Is(tftypes.String):
		var text string
		err := value.As(&text)
		return tftypes.NewValue(kind, norm.NFC.String(text)), err
	case kind.Is(tftypes.Object{}), kind.Is(tftypes.Map{}):
		old, now := map[string]tftypes.Value{}, map[string]tftypes.Value{}
		err := value.As(&old)
		for name, member := range old {
			normalName := norm.NFC.String(name)
			if kind.Is(tftypes.Object{}) && normalName != name {
				return value, fmt.Errorf("unsupported attribute %q", name)
			}
			if now[normalName], err = normal(member); err != nil {
				return value, err
			}
		}
		return tftypes.NewValue(kind, now), err
	case kind.Is(tftypes.List{}), kind.Is(tftypes.Set{}), kind.Is(tftypes.Tuple{}):
		var old []tftypes.Value
		err := value.As(&old)
		now := make([]tftypes.Value, len(old))
		for i, member := range old {
			if now[i], err = normal(member); err != nil {
				return value, err
			}
		}
		return tftypes.NewValue(kind, now), err
	default:
		return value, nil
	}
}
