package people_test

import (
	"strings"
	"testing"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/acctest"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/emulator"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/session"
)

func TestConvertVisitor(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	config := session.Config{"user_id": emulator.SampleVisitorUserID, "external_id": "u-7", "email": "violet@example.com"}
	said, err := w.Invoke("intercom_convert_visitor", config, nil)
	if err != nil {
		t.Fatal(err)
	}
	made := w.Do("GET", "/contacts/find_by_external_id/u-7", nil)
	id, _ := made["id"].(string)
	if made["email"] != "violet@example.com" || !strings.HasSuffix(said[1], "is contact "+id) {
		t.Errorf("%q: %v", said, made)
	}
	if _, err := w.Invoke("intercom_convert_visitor", config, nil); err == nil || !strings.Contains(err.Error(), "404 not_found") {
		t.Errorf("again: %v", err)
	}
}

// The visitor is gone after an answer that was lost: it was converted.
func TestConvertVisitorUnheard(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	w.Breaks(emulator.Fault{Pattern: "POST /visitors/convert", Cut: "after"})()
	config := session.Config{"user_id": emulator.SampleVisitorUserID, "contact_id": emulator.SampleUserID}
	said, err := w.Invoke("intercom_convert_visitor", config, nil)
	if err != nil || !strings.Contains(said[1], "was lost") || w.RequestCount("POST", "/visitors/convert") != 1 {
		t.Errorf("%q, %v", said, err)
	}
}

// Nothing says whether it was converted: it is not done again.
func TestConvertVisitorUnclear(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	w.Breaks(emulator.Fault{Pattern: "POST /visitors/convert", Cut: "before"})()
	config := session.Config{"user_id": emulator.SampleVisitorUserID, "contact_id": emulator.SampleUserID}
	_, err := w.Invoke("intercom_convert_visitor", config, nil)
	if err == nil || !strings.Contains(err.Error(), "Cannot tell whether the action happened") || !strings.Contains(err.Error(), "Repeating it fails") ||
		w.RequestCount("POST", "/visitors/convert") != 1 {
		t.Errorf("%v", err)
	}
}
