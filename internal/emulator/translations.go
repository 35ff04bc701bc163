package emulator

import (
	"encoding/json"
	"fmt"
	"maps"
	"net/http"
	"slices"
)

// OneLanguage is a quirk of all that has translated_content.
var OneLanguage = quirk("OneLanguage", off,
	"the workspace has one language: answers have neither translated_content nor default_locale, and what is sent of it is ignored",
	"intercom/Intercom-OpenAPI#315 for the answers; whether it is ignored, stored or refused then is not documented")

// languages are those of the workspace, the default one first.
func (w *Workspace) languages() []string {
	if h := w.defaultHelpCenter(); h != nil && !w.has(OneLanguage) {
		return h.locales
	}
	return []string{"en"}
}

// translated reads translated_content: the members of each locale. The refusal of
// a language that the workspace does not have is described nowhere [?].
func (w *Workspace) translated(sent map[string]json.RawMessage) (map[string]json.RawMessage, error) {
	known := w.languages()
	given := map[string]json.RawMessage{}
	for _, locale := range slices.Sorted(maps.Keys(sent)) {
		switch {
		case locale == "type" || string(sent[locale]) == "null" || len(known) == 1:
		case !slices.Contains(known, locale):
			return nil, fail(http.StatusBadRequest, "parameter_invalid", fmt.Sprintf("%s is not a language of this workspace", locale))
		default:
			given[locale] = sent[locale]
		}
	}
	return given, nil
}

// encodeTranslations adds to an object what it is in each language of the
// workspace, null for none, where there is more than one.
func (w *Workspace) encodeTranslations(into object, kind string, encode func(locale string) any) {
	known := w.languages()
	if len(known) == 1 {
		return
	}
	content := object{"type": kind}
	for _, locale := range known {
		content[locale] = encode(locale)
	}
	into["default_locale"], into["translated_content"] = known[0], content
}
