package people_test

import (
	"strings"
	"testing"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/acctest"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/emulator"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/session"
)

func TestUnarchiveContact(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	for range 2 { // nor need it be archived
		if _, err := w.Invoke("intercom_unarchive_contact", session.Config{"contact_id": emulator.SampleArchivedUserID}, nil); err != nil {
			t.Error(err)
		}
	}
	w.Do("GET", "/contacts/"+emulator.SampleArchivedUserID, nil)
}

// A user who was deleted is not restored, and the error says until when the address is
// held.
func TestUnarchiveDeletedContact(t *testing.T) {
	t.Parallel()
	w := acctest.New(t, acctest.Undescribed) // recorded, and not described
	w.Do("DELETE", "/contacts/"+emulator.SampleOtherUserID, nil)
	_, err := w.Invoke("intercom_unarchive_contact", session.Config{"contact_id": emulator.SampleOtherUserID}, nil)
	if err == nil || !strings.Contains(err.Error(), "was deleted permanently") || !strings.Contains(err.Error(), "about 7 days") {
		t.Errorf("%v", err)
	}
}
