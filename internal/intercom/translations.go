package intercom

import (
	"encoding/json"
	"fmt"
)

// Translations are the texts of an object by locale, such as "pt-BR", that of the
// default language among them. They are nil where an answer has none: Intercom
// leaves them out of the answers of a workspace that has one language.
type Translations[T any] map[string]T

// UnmarshalJSON skips what is beside the locales, and the locales without a text.
func (t *Translations[T]) UnmarshalJSON(data []byte) error {
	var members map[string]json.RawMessage
	if err := json.Unmarshal(data, &members); err != nil || members == nil {
		*t = nil
		return err
	}
	*t = Translations[T]{}
	for locale, member := range members {
		if locale == "type" || !present(member) {
			continue
		}
		var text T
		if err := json.Unmarshal(member, &text); err != nil {
			return fmt.Errorf("%s: %w", locale, err)
		}
		(*t)[locale] = text
	}
	return nil
}
