package people_test

import (
	"strings"
	"testing"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/acctest"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/emulator"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/session"
)

func TestMergeContacts(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	config := session.Config{"from_contact_id": emulator.SampleLeadID, "into_contact_id": emulator.SampleUserID}
	for _, want := range []string{"is merged into user", "was merged into user"} {
		if said, err := w.Invoke("intercom_merge_contacts", config, nil); err != nil || !strings.Contains(said[1], want) {
			t.Errorf("%q, %v", said, err)
		}
	}
	_, err := w.Invoke("intercom_merge_contacts", config, session.Config{"api_version": "2.15"})
	if err == nil || !strings.Contains(err.Error(), "404 not_found") || !strings.Contains(err.Error(), "merged, or never was") {
		t.Errorf("again with a version without the history: %v", err)
	}
}

func TestMergeContactsWithNothingInCommon(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	config := session.Config{"from_contact_id": emulator.SampleLeadID, "into_contact_id": emulator.SampleOtherUserID}
	if _, err := w.Invoke("intercom_merge_contacts", config, nil); err == nil || !strings.Contains(err.Error(), "400 invalid_merge") {
		t.Errorf("%v", err)
	}
	config["skip_duplicate_validation"] = true
	if _, err := w.Invoke("intercom_merge_contacts", config, session.Config{"api_version": "2.15"}); err == nil || !strings.Contains(err.Error(), "too old") {
		t.Errorf("%v", err)
	}
	if _, err := w.Invoke("intercom_merge_contacts", config, nil); err != nil {
		t.Error(err)
	}
	config["from_contact_id"] = config["into_contact_id"]
	if _, err := w.Invoke("intercom_merge_contacts", config, nil); err == nil || !strings.Contains(err.Error(), "into itself") {
		t.Errorf("%v", err)
	}
}

// The answer was lost, and the history says that they were merged.
func TestMergeContactsUnheard(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	w.Breaks(emulator.Fault{Pattern: "POST /contacts/merge", Cut: "after"})()
	config := session.Config{"from_contact_id": emulator.SampleLeadID, "into_contact_id": emulator.SampleUserID}
	if said, err := w.Invoke("intercom_merge_contacts", config, nil); err != nil || !strings.Contains(said[1], "is merged into user") {
		t.Errorf("%q, %v", said, err)
	}
	if count := w.RequestCount("POST", "/contacts/merge"); count != 1 {
		t.Errorf("it was sent %d times", count)
	}
}
