package people_test

import (
	"strings"
	"testing"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/acctest"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/emulator"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/session"
)

func TestBlockContact(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	config := session.Config{"contact_id": emulator.SampleOtherUserID}
	if said, err := w.Invoke("intercom_block_contact", config, nil); err != nil || !strings.HasSuffix(said[1], "is blocked; the conversations are archived") {
		t.Errorf("%q, %v", said, err)
	}
	if listed := w.Do("GET", "/conversations", nil); listed["total_count"] != 1.0 {
		t.Errorf("the conversation of who is blocked is listed: %v", listed["total_count"])
	}
	_, err := w.Invoke("intercom_block_contact", config, session.Config{"api_version": "2.12"})
	if err == nil || !strings.Contains(err.Error(), `action.intercom_block_contact requires api_version "2.13" or newer`) {
		t.Errorf("an older version: %v", err)
	}
}
