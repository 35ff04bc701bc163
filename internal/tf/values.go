package tf

import (
	"encoding/json"
	"slices"
	"time"

	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/intercom"
)

// StringOrNull is a text of Intercom's, null where it is empty, in the form that
// Terraform gives every text.
func StringOrNull[S ~string](text S) types.String {
	if text == "" {
		return types.StringNull()
	}
	return types.StringValue(intercom.NFC(string(text)))
}

// String is a text of Intercom's that its attribute requires: empty where there is
// none, since what Intercom holds can be imported, and null would be refused.
func String[S ~string](text S) types.String { return types.StringValue(intercom.NFC(string(text))) }

// Timestamp writes a time as RFC 3339 in UTC, null for none.
func Timestamp(at intercom.Time) types.String {
	if at.IsZero() {
		return types.StringNull()
	}
	return types.StringValue(at.UTC().Format(time.RFC3339))
}

// Seconds is a time that is written as RFC 3339, as Intercom takes it; false for
// none.
func Seconds(text types.String) (seconds int64, ok bool) {
	at, ok := ParseRFC3339(text.ValueString())
	return at.Unix(), ok
}

// StringList makes a list of texts.
func StringList[S ~string](texts []S) types.List {
	return types.ListValueMust(types.StringType, elements(texts))
}

// ValuesAsStrings are values by name, as an answer of Intercom's has them, as strings:
// a string as it is, all else in JSON. Null is left out.
func ValuesAsStrings(values map[string]any) types.Map {
	texts := map[string]attr.Value{}
	for name, value := range values {
		if value != nil {
			texts[name] = ValueAsString(value)
		}
	}
	return types.MapValueMust(types.StringType, texts)
}

// ValueAsString is one of these; null for nil.
func ValueAsString(value any) types.String {
	switch value := value.(type) {
	case nil:
		return types.StringNull()
	case string:
		return types.StringValue(value)
	default:
		text, _ := json.Marshal(value) //nolint:errchkjson // it was read from JSON
		return types.StringValue(string(text))
	}
}

// ListStrings reads a list of texts that is known. Null is none.
func ListStrings(list types.List) []string {
	var texts []string
	for _, value := range list.Elements() {
		if text, ok := value.(types.String); ok {
			texts = append(texts, text.ValueString())
		}
	}
	return texts
}

// SetStrings reads the texts of a set that are known. Null is none.
func SetStrings(set types.Set) []string {
	texts := []string{}
	for _, value := range set.Elements() {
		if text, ok := value.(types.String); ok && !text.IsUnknown() {
			texts = append(texts, text.ValueString())
		}
	}
	return texts
}

// SetNumericIDs are the ids of a set, as Intercom takes them in lists; nil where
// the set is null or unknown, so that nothing is sent. One set is one list.
func SetNumericIDs(set types.Set) []intercom.NumericID {
	if set.IsNull() || set.IsUnknown() {
		return nil
	}
	ids := SetStrings(set)
	slices.Sort(ids)
	return intercom.NumericIDs(ids)
}

// StringPointer is nil where a text is null or unknown, so that it is not sent.
func StringPointer(text types.String) *string {
	if text.IsUnknown() {
		return nil
	}
	return text.ValueStringPointer()
}

// BoolPointer is nil where a value is null or unknown, so that it is not sent.
func BoolPointer(value types.Bool) *bool {
	if value.IsUnknown() {
		return nil
	}
	return value.ValueBoolPointer()
}

// StringSet makes a set of texts, for what Intercom keeps in no order.
func StringSet[S ~string](texts []S) types.Set {
	return types.SetValueMust(types.StringType, elements(texts))
}

func elements[S ~string](texts []S) []attr.Value {
	values := make([]attr.Value, 0, len(texts))
	for _, text := range texts {
		values = append(values, types.StringValue(intercom.NFC(string(text))))
	}
	return values
}
