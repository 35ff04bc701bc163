package emulator

import (
	"maps"
	"net/http"
	"regexp"
	"strings"
)

// Quirks of Switch.
var (
	SwitchTellsNumber = quirk("SwitchTellsNumber", off,
		"the answer to a Switch has the phone number, in place of the link that was sent",
		"the schema; the example has the link")
	SwitchFails = quirk("SwitchFails", off,
		"the text message of a Switch cannot be sent",
		"a 400 that the description has, without a reason")
)

func (w *Workspace) phoneSwitchRoutes() {
	w.handle(oldest, "POST /phone_call_redirects", w.switchPhoneCall)
}

// phoneNumber is a number in E.164 format. The schema's example has a space after
// the code of the country.
var phoneNumber = regexp.MustCompile(`^\+[1-9][0-9 ]{6,17}$`)

// switchPhoneCall sends a text message with a link to the messenger. Whose number it
// is gets the custom attributes; [?] that nobody who has it becomes a lead was not seen,
// and nobody does here.
func (w *Workspace) switchPhoneCall(r *request) (any, error) {
	var in struct {
		Phone  string         `json:"phone"`
		Custom map[string]any `json:"custom_attributes"`
	}
	if err := r.decode(&in); err != nil {
		return nil, err
	}
	number := strings.ReplaceAll(in.Phone, " ", "")
	switch {
	case !phoneNumber.MatchString(in.Phone):
		return nil, &failure{status: http.StatusBadRequest, key: "invalid_phone_number", message: "Invalid phone number"}
	case w.has(SwitchFails):
		return nil, &failure{status: http.StatusBadRequest, key: "sms_failed", message: "SMS was not sent due to an unknown error"}
	}
	for c := range w.contacts.all {
		if c.phone == number && !c.archived && c.mergedInto == "" {
			maps.Copy(c.custom, in.Custom)
		}
	}
	w.messages = append(w.messages, object{"message_type": "phone_call_redirect", "phone": number})
	if w.has(SwitchTellsNumber) {
		return object{"type": "phone_call_redirect", "phone": number}, nil
	}
	return object{"type": "phone_call_redirect", "url": "http://via.intercom.io/msgr/1add3dd1-a75e-4a96-96fd-984d16aba059"}, nil
}
