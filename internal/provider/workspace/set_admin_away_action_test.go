package workspace_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/acctest"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/emulator"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/session"
)

const belaID = "991267460"

func TestSetAdminAway(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	said, err := w.Invoke("intercom_set_admin_away", session.Config{
		"admin_id": belaID, "reassign": true, "away_status_reason_id": emulator.SampleAwayReasonID,
	}, nil)
	if err != nil || said[len(said)-1] != "Admin "+belaID+" is away; new replies are reassigned" {
		t.Errorf("%q, %v", said, err)
	}
	admin := w.Do("GET", "/admins/"+belaID, nil)
	if admin["away_mode_enabled"] != true || admin["away_mode_reassign"] != true || fmt.Sprint(admin["away_status_reason_id"]) != emulator.SampleAwayReasonID {
		t.Errorf("%v", admin)
	}
	if _, err := w.Invoke("intercom_set_admin_away", session.Config{"admin_id": belaID, "away": false}, nil); err != nil {
		t.Fatal(err)
	}
	if admin = w.Do("GET", "/admins/"+belaID, nil); admin["away_mode_enabled"] != false || admin["away_status_reason_id"] != nil {
		t.Errorf("%v", admin)
	}
}

// What a plan can know is refused in the plan, and nothing is sent.
func TestSetAdminAwayIsRefused(t *testing.T) {
	t.Parallel()
	reason := emulator.SampleAwayReasonID
	for want, one := range map[string]struct{ config, settings session.Config }{
		"No such teammate":           {session.Config{"admin_id": "1"}, nil},
		"admin_id takes the id":      {session.Config{"admin_id": "1"}, nil},
		"digits only":                {session.Config{"admin_id": belaID, "away_status_reason_id": "lunch"}, nil},
		"No such away status reason": {session.Config{"admin_id": belaID, "away_status_reason_id": "1"}, nil},
		"was deleted":                {session.Config{"admin_id": belaID, "away_status_reason_id": emulator.SampleDeletedAwayReasonID}, nil},
		"A reason for being back":    {session.Config{"admin_id": belaID, "away": false, "away_status_reason_id": reason}, nil},
		"The API version is too old": {session.Config{"admin_id": belaID, "away_status_reason_id": reason}, session.Config{"api_version": "2.13"}},
	} {
		w := acctest.New(t)
		said, err := w.Invoke("intercom_set_admin_away", one.config, one.settings)
		if err == nil || !strings.Contains(err.Error(), want) || len(said) > 0 || w.RequestCount("PUT", "/admins/1/away") > 0 {
			t.Errorf("%s: %q, %v", want, said, err)
		}
	}
}

// A workspace can ask for a reason.
func TestSetAdminAwayForAReason(t *testing.T) {
	t.Parallel()
	w := acctest.New(t, acctest.Quirks(emulator.Quirks{emulator.AwayReasonMandatory: true, emulator.AwayReasonsAreTexts: false}))
	const want = "Configure away_status_reason_id"
	if _, err := w.Invoke("intercom_set_admin_away", session.Config{"admin_id": belaID}, nil); err == nil || !strings.Contains(err.Error(), want) {
		t.Errorf("%s: %v", want, err)
	}
	config := session.Config{"admin_id": belaID, "away_status_reason_id": emulator.SampleAwayReasonID}
	if _, err := w.Invoke("intercom_set_admin_away", config, nil); err != nil {
		t.Error(err)
	}
}
