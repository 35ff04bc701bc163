package tf

import (
	"context"
	"encoding/json"
	"reflect"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/types/basetypes"
	"github.com/hashicorp/terraform-plugin-go/tftypes"
)

// JSONType is the type of a text in JSON. Texts of the same value are equal,
// whatever their spaces and the order of their members.
type JSONType struct{ basetypes.StringType }

// JSON is a value of JSONType.
type JSON struct{ basetypes.StringValue }

// JSONValue makes a JSON.
func JSONValue(text string) JSON { return JSON{basetypes.NewStringValue(text)} }

// Type returns JSONType.
func (JSON) Type(context.Context) attr.Type { return JSONType{} }

// Equal is equality to the letter.
func (j JSON) Equal(other attr.Value) bool {
	text, ok := other.(JSON)
	return ok && j.StringValue.Equal(text.StringValue)
}

// StringSemanticEquals is equality of the values.
func (j JSON) StringSemanticEquals(_ context.Context, other basetypes.StringValuable) (bool, diag.Diagnostics) {
	text, ok := other.(JSON)
	return ok && sameJSON(j.ValueString(), text.ValueString()), nil
}

// sameJSON compares numbers as doubles, as Intercom keeps them.
func sameJSON(one, other string) bool {
	var a, b any
	if json.Unmarshal([]byte(one), &a) != nil || json.Unmarshal([]byte(other), &b) != nil {
		return strings.TrimSpace(one) == strings.TrimSpace(other)
	}
	return reflect.DeepEqual(a, b)
}

// JSONObjects is a list of objects in JSON.
func JSONObjects() validator.String {
	return textRule{"must be a list of objects in JSON, such as jsonencode writes", func(text string) bool {
		var objects []map[string]any
		if json.Unmarshal([]byte(text), &objects) != nil || objects == nil {
			return false
		}
		for _, object := range objects {
			if object == nil {
				return false
			}
		}
		return true
	}}
}

// Equal says whether the other type is JSONType.
func (JSONType) Equal(other attr.Type) bool {
	_, ok := other.(JSONType)
	return ok
}

func (JSONType) String() string { return "tf.JSONType" }

// ValueType returns a JSON.
func (JSONType) ValueType(context.Context) attr.Value { return JSON{} }

// ValueFromString makes a JSON of a text.
func (JSONType) ValueFromString(_ context.Context, text basetypes.StringValue) (basetypes.StringValuable, diag.Diagnostics) {
	return JSON{text}, nil
}

// ValueFromTerraform makes a JSON of what Terraform sends.
func (t JSONType) ValueFromTerraform(ctx context.Context, in tftypes.Value) (attr.Value, error) {
	value, err := t.StringType.ValueFromTerraform(ctx, in)
	if err != nil {
		return nil, err
	}
	text, _ := value.(basetypes.StringValue)
	return JSON{text}, nil
}
