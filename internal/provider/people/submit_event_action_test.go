package people_test

import (
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/acctest"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/emulator"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/session"
)

func TestSubmitEvent(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	for i, config := range []session.Config{
		{"external_id": "u-1", "created_at": "2026-11-20T10:00:00+01:00", "metadata": map[string]any{
			"order": map[string]any{"url": "https://example.com/7", "value": "7"}, "plan": "pro", "gift": nil,
		}},
		{"contact_id": emulator.SampleUserID, "created_at": "2026-11-20T09:00:00Z"}, // the same second
		{"email": "uma@example.com"},
	} {
		config["event_name"] = "placed-order"
		said, err := w.Invoke("intercom_submit_event", config, nil)
		if err != nil || i == 0 && said[1] != `Intercom has accepted the event "placed-order" of 2026-11-20T09:00:00Z` {
			t.Errorf("%q, %v", said, err)
		}
	}
	count := 0
	for _, event := range w.Do("GET", "/events?type=user&user_id=u-1", nil)["events"].([]any) { //nolint:forcetypeassert // the emulator's
		if event.(map[string]any)["event_name"] == "placed-order" { //nolint:forcetypeassert // likewise
			count++
		}
	}
	if count != 3 { // one of the sample
		t.Errorf("%d events", count)
	}
}

func TestSubmitEventIsRefused(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	many := map[string]any{}
	for _, name := range strings.Fields("a b c d e f g h i j k") {
		many[name] = "x"
	}
	for want, config := range map[string]session.Config{
		"Exactly one of these attributes": {"external_id": "u-1", "email": "uma@example.com"},
		"must be an object of strings":    {"external_id": "u-1", "metadata": []tftypes.Value{}},
		"Too much metadata":               {"external_id": "u-1", "metadata": many},
		"must be a time":                  {"external_id": "u-1", "created_at": "yesterday"},
		"404 not_found":                   {"external_id": "nobody"},
	} {
		config["event_name"] = "placed-order"
		if _, err := w.Invoke("intercom_submit_event", config, nil); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v", want, err)
		}
	}
}
