package intercom

import (
	"context"
	"errors"
)

// PhoneSwitchInput is a caller who is to go on in the messenger.
type PhoneSwitchInput struct {
	Phone string `json:"phone"` // in E.164 format
	// CustomAttributes become those of the contact who has the number.
	CustomAttributes map[string]any `json:"custom_attributes,omitempty"`
}

// phoneSwitch is the answer. Beside its type it has the number in the schema, and the
// link that was sent in the example; neither is needed.
type phoneSwitch struct {
	Type string `json:"type"`
}

// PhoneSwitches sends callers to the messenger.
type PhoneSwitches struct{ c *Client }

// Send sends a text message with a link to the messenger, once.
func (s PhoneSwitches) Send(ctx context.Context, to PhoneSwitchInput) error {
	_, err := call[phoneSwitch](ctx, s.c, post(to, "phone_call_redirects").must(func(object any) error {
		if answer, ok := object.(*phoneSwitch); !ok || answer.Type != "phone_call_redirect" {
			return errors.New("it is no phone_call_redirect")
		}
		return nil
	}))
	if len(to.CustomAttributes) > 0 {
		s.c.Contacts.cache.drop() // one of them has other values now
	}
	return err
}
