package intercom

import (
	"bytes"
	"encoding/json"
)

// CustomAttributes are values by name, as an object of Intercom's holds them: a
// string, json.Number, bool, a list, an object, or nil.
type CustomAttributes map[string]any

// UnmarshalJSON keeps numbers as they are written: a float64 would round the
// large ones.
func (a *CustomAttributes) UnmarshalJSON(data []byte) error {
	decoder := json.NewDecoder(bytes.NewReader(data))
	decoder.UseNumber()
	var values map[string]any
	if err := decoder.Decode(&values); err != nil {
		return err
	}
	*a = values
	return nil
}
