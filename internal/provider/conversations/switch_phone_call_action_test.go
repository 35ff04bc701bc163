package conversations_test

import (
	"strings"
	"testing"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/acctest"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/emulator"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/session"
)

// umasNumber is that of a user of the sample workspace.
const umasNumber = "+353851234567"

func TestSwitchPhoneCall(t *testing.T) {
	t.Parallel()
	for _, options := range [][]acctest.Option{
		nil, {acctest.Quirks(emulator.Quirks{emulator.SwitchTellsNumber: true}), acctest.Undescribed}, // the example has the link
	} {
		w := acctest.New(t, options...)
		said, err := w.Invoke("intercom_switch_phone_call", session.Config{
			"phone": umasNumber, "custom_attributes": map[string]any{"plan": "free"},
		}, nil)
		if err != nil || said[len(said)-1] != "Intercom has sent the text message" || len(sent(t, w)) != 1 {
			t.Errorf("%q, %v", said, err)
		}
		values, _ := w.Do("GET", "/contacts/"+emulator.SampleUserID, nil)["custom_attributes"].(map[string]any)
		if values["plan"] != "free" || values["seats"] != 5.0 {
			t.Errorf("%v", values)
		}
	}
}

// What is no number in E.164 format is refused in the plan, without showing it.
func TestSwitchPhoneCallIsRefused(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	for _, phone := range []string{"0851234567", "+0851234567", "00353851234567", "+353 85 1234567", "+4912", "+353851234567890123"} {
		said, err := w.Invoke("intercom_switch_phone_call", session.Config{"phone": phone}, nil)
		if err == nil || !strings.Contains(err.Error(), "phone must be a phone number in E.164 format") || strings.Contains(err.Error(), phone) || len(said) > 0 {
			t.Errorf("%s: %q, %v", phone, said, err)
		}
	}
	if len(sent(t, w)) > 0 {
		t.Error("something was sent")
	}
}

// Intercom refuses in a way of its own, with a key in place of a code.
func TestSwitchPhoneCallFails(t *testing.T) {
	t.Parallel()
	invalid := `{"error_key":"invalid_phone_number","message":"Invalid phone number"}`
	other := `{"error_key":"some_error"}`
	for want, fault := range map[string]emulator.Fault{
		"Intercom knows no such phone number":  {Pattern: "POST /phone_call_redirects", Status: 400, Body: &invalid},
		"Intercom answered 422 some_error":     {Pattern: "POST /phone_call_redirects", Status: 422, Body: &other},
		"the text message was not sent":        {Pattern: "GET /nothing", Status: 400},
		"Cannot tell whether the action happe": {Pattern: "POST /phone_call_redirects", Cut: "after"},
	} {
		w := acctest.New(t, acctest.Quirks(emulator.Quirks{emulator.SwitchFails: fault.Pattern == "GET /nothing"}))
		w.Breaks(fault)()
		said, err := w.Invoke("intercom_switch_phone_call", session.Config{"phone": umasNumber}, nil)
		if err == nil || !strings.Contains(err.Error(), want) || strings.Contains(err.Error(), umasNumber) || len(said) != 1 {
			t.Errorf("%s: %q, %v", want, said, err)
		}
		if count := w.RequestCount("POST", "/phone_call_redirects"); count != 1 {
			t.Errorf("%s: it was sent %d times", want, count)
		}
	}
}
