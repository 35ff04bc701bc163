package people_test

import (
	"net/http"
	"strings"
	"testing"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/acctest"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/emulator"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/session"
)

func TestArchiveContact(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	id := emulator.SampleOtherUserID
	for range 2 { // it may be archived already
		said, err := w.Invoke("intercom_archive_contact", session.Config{"contact_id": id}, nil)
		if err != nil || strings.Join(said, "\n") != "Archiving contact "+id+"\nContact "+id+" is archived" {
			t.Errorf("%q, %v", said, err)
		}
	}
	if status, _ := w.Try("GET", "/contacts/"+id, nil); status != http.StatusNotFound {
		t.Errorf("the contact is read with %d", status)
	}
	if _, err := w.Invoke("intercom_archive_contact", session.Config{"contact_id": "1"}, nil); err == nil || !strings.Contains(err.Error(), "404 not_found") {
		t.Errorf("an unknown contact: %v", err)
	}
}
