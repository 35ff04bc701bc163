package tf

import (
	"encoding/json"
	"reflect"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/resource/schema/planmodifier"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/types/basetypes"
)

// JSONType is the type of a text in JSON, and JSON a value of it. Texts of the same
// value are equal, whatever their spaces and the order of their members.
type (
	JSONType = TextType[jsonForm]
	JSON     = Text[jsonForm]
)

type jsonForm struct{}

func (jsonForm) name() string                { return "JSONType" }
func (jsonForm) same(one, other string) bool { return sameJSON(one, other) }

// JSONValue makes a JSON.
func JSONValue(text string) JSON { return JSON{basetypes.NewStringValue(text)} }

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

// JSONObject is an object in JSON.
func JSONObject() validator.String {
	return textRule{"must be an object in JSON, such as jsonencode writes", func(text string) bool {
		var object map[string]any
		return json.Unmarshal([]byte(text), &object) == nil && object != nil
	}}
}

// KeepJSON keeps the text of the state where nothing, or the same in JSON, is
// configured.
func KeepJSON() planmodifier.String {
	return keepSame{what: "nothing, or the same in JSON,", same: sameJSON, leftOut: true}
}
