package people_test

import (
	"fmt"
	"net/http"
	"strings"
	"testing"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/acctest"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/emulator"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/session"
)

func contactsOf(t *testing.T, quirks emulator.Quirks) *acctest.Managed {
	t.Helper()
	return acctest.Manage(t, acctest.New(t, acctest.Quirks(quirks)), "intercom_contact", "/contacts")
}

func TestContactDuplicate(t *testing.T) {
	t.Parallel()
	existing := []string{"exists already", "It has the id " + emulator.SampleUserID, "terraform import '<address of this resource>' '" + emulator.SampleUserID + "'"}
	for name, test := range map[string]struct {
		config session.Config
		key    string
	}{
		"external id": {session.Config{"external_id": "u-1"}, `A contact with the external id "u-1"`},
		"e-mail":      {session.Config{"role": "user", "email": "uma@example.com"}, `A contact with the e-mail address "uma@example.com"`},
		"both":        {session.Config{"external_id": "u-1", "email": "uma@example.com"}, `A contact with the external id "u-1"`},
	} {
		for _, bare := range []bool{false, true} {
			t.Run(name, func(t *testing.T) {
				t.Parallel()
				m := contactsOf(t, emulator.Quirks{emulator.ConflictWithoutID: bare, emulator.ConflictSaysLittle: bare})
				m.Fails(test.config, append([]string{test.key}, existing...)...)
				if m.Exists() {
					t.Error("it is in the state")
				}
			})
		}
	}
}

// The message of a conflict was seen to change, so that any way to name the
// contact in it is understood.
func TestContactDuplicateMessages(t *testing.T) {
	t.Parallel()
	for _, message := range []string{
		"A contact matching those details already exists with id=" + emulator.SampleUserID,
		"A contact matching external_id=6762f0dd1bb69f9f21930003 already exists, id: " + emulator.SampleUserID + ".",
		`Duplicate: {"ID": "` + emulator.SampleUserID + `"}`,
		"A contact matching those details already exists",
	} {
		m := contactsOf(t, emulator.Quirks{})
		body := `{"type":"error.list","request_id":null,"errors":[{"code":"conflict","message":"` + strings.ReplaceAll(message, `"`, `\"`) + `"}]}`
		m.W.Breaks(emulator.Fault{Pattern: "POST /contacts", Status: http.StatusConflict, Body: &body})()
		m.Fails(session.Config{"external_id": "u-1"}, "exists already", "It has the id "+emulator.SampleUserID)
	}
}

// An archived contact is in no search, so that a conflict which does not name
// it leads nowhere but to Intercom.
func TestContactDuplicateNobodyFinds(t *testing.T) {
	t.Parallel()
	for _, config := range []session.Config{{"external_id": "u-4"}, {"role": "user", "email": "wanda@example.com"}} {
		m := contactsOf(t, emulator.Quirks{emulator.ConflictWithoutID: true})
		m.Fails(config, "Another contact has the external id or the e-mail address", "409 conflict", "among the archived", "external_id:")
	}
}

func TestContactDuplicateOnUpdate(t *testing.T) {
	t.Parallel()
	m := contactsOf(t, emulator.Quirks{})
	m.Applies(session.Config{"external_id": "x-1"})
	m.Fails(session.Config{"external_id": "u-1"}, "exists already", "The one with the id "+emulator.SampleUserID, "409 conflict", "(request id ")
	if m.Text("external_id") != "x-1" {
		t.Errorf("the state has %s", m.Text("external_id"))
	}
}

func TestContactRestored(t *testing.T) {
	t.Parallel()
	for name, quirks := range map[string]emulator.Quirks{
		"usual": {}, "bare conflict": {emulator.ConflictSaysLittle: true}, "readable": {emulator.ArchivedContactsReadable: true, emulator.ConflictSaysLittle: true},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			m := contactsOf(t, quirks)
			m.W.Do(http.MethodPost, "/contacts/"+emulator.SampleUserID+"/archive", nil)
			config := session.Config{"external_id": "u-1", "name": "Uma again", "custom_attributes": map[string]any{"plan": "free", "beta": nil}}
			m.Applies(config, "An archived contact was taken out of the archive", "Contact "+emulator.SampleUserID+" was archived")
			if m.Text("id") != emulator.SampleUserID || m.Remote("name") != "Uma again" || m.Remote("phone") != nil || m.Remote("email") != "" {
				t.Errorf("contact %s has the name %v, the phone %v and the e-mail %v", m.Text("id"), m.Remote("name"), m.Remote("phone"), m.Remote("email"))
			}
			custom, _ := m.Remote("custom_attributes").(map[string]any)
			if _, beta := custom["beta"]; custom["plan"] != "free" || beta || custom["seats"] != 5.0 {
				t.Errorf("custom attributes are %v", custom)
			}
			m.Settled(config)
		})
	}
}

// What cannot be changed after it was taken out of the archive is in the state,
// and the next apply begins again.
func TestContactRestoredByHalf(t *testing.T) {
	t.Parallel()
	config := session.Config{"external_id": "u-4", "name": "Wanda again"}
	for request, kept := range map[string]bool{
		"PUT /contacts/*": true, "GET /contacts/*": true, "POST /contacts/*/unarchive": true,
	} {
		status := http.StatusInternalServerError
		if strings.HasPrefix(request, "GET") {
			status = http.StatusBadRequest // a 500 is asked again
		}
		t.Run(request, func(t *testing.T) {
			t.Parallel()
			m := contactsOf(t, emulator.Quirks{})
			m.W.Breaks(emulator.Fault{Pattern: request, Status: status, Count: 1})()
			m.Fails(config, fmt.Sprintf("Cannot create: Intercom answered %d", status), emulator.SampleArchivedUserID, "(request id ")
			if m.Exists() != kept || m.Text("id") != emulator.SampleArchivedUserID || !m.Tainted {
				t.Fatalf("in the state: %t, with id %s, tainted %t", m.Exists(), m.Text("id"), m.Tainted)
			}
			if err := m.Apply(config); err != nil {
				t.Fatal(err)
			}
			m.Settled(config)
		})
	}
	m := contactsOf(t, emulator.Quirks{})
	m.W.Breaks(emulator.Fault{Pattern: "POST /contacts/*/unarchive", Status: http.StatusForbidden, Code: "forbidden"})()
	m.Fails(config, "Cannot create: Intercom answered 403")
	if m.Exists() {
		t.Error("what stayed in the archive is in the state")
	}
}

func TestContactMerged(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		fault *emulator.Fault
		said  []string
	}{
		"410": {nil, []string{
			"The contact was merged into another", "was merged into contact " + emulator.SampleUserID, "import it with the id " + emulator.SampleUserID,
		}},
		"410 without a link": {&emulator.Fault{Status: http.StatusGone, Code: "contact_merged"}, []string{
			"The contact was merged into another", "was merged into another contact", "import that one by its id",
		}},
		"404": {&emulator.Fault{Status: http.StatusNotFound, Code: "not_found"}, []string{"The contact is gone or archived", "somebody archived or deleted it"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			m := contactsOf(t, emulator.Quirks{})
			m.Applies(session.Config{"role": "lead", "email": "uma@example.com"})
			m.W.Do(http.MethodPost, "/contacts/merge", map[string]string{"from": m.Text("id"), "into": emulator.SampleUserID})
			if test.fault != nil {
				test.fault.Pattern = "GET /contacts/" + m.Text("id")
				m.W.Breaks(*test.fault)()
			}
			err := m.Run(func(s *session.Session) error { return s.Refresh(t.Context(), m.Instance) })
			if err != nil || m.Exists() {
				t.Fatalf("in the state: %t, %v", m.Exists(), err)
			}
			m.Heard(test.said...)
		})
	}
}

func TestContactDestroy(t *testing.T) {
	t.Parallel()
	m := contactsOf(t, emulator.Quirks{})
	m.Applies(session.Config{"external_id": "x-1"})
	id := m.Text("id")
	m.Applies(nil, "The contact will be archived, not deleted", `set on_destroy to "delete"`)
	m.W.Do(http.MethodPost, "/contacts/"+id+"/unarchive", nil) // fails the test where it is deleted

	m = acctest.Manage(t, m.W, "intercom_contact", "/contacts")
	m.Applies(session.Config{"external_id": "x-2", "on_destroy": "delete"})
	id = m.Text("id")
	m.Applies(nil, "The contact will be deleted permanently", `Contact "x-2" (id `+id, "Nothing brings it back", "about 7 days")
	if asked := m.W.RequestCount(http.MethodDelete, "/contacts/"+id); asked != 1 {
		t.Errorf("it was deleted %d times", asked)
	}

	// Gone between the refresh and the destroy.
	for _, gone := range []emulator.Fault{
		{Pattern: "* /contacts/*/archive", Status: http.StatusNotFound, Code: "not_found"},
		{Pattern: "* /contacts/*/archive", Status: http.StatusGone, Code: "contact_merged"},
	} {
		m = contactsOf(t, emulator.Quirks{})
		m.Applies(session.Config{"external_id": "x-3"})
		m.W.Breaks(gone)()
		m.Applies(nil, "The contact will be archived")
	}
}

// A change of on_destroy is none of Intercom's business.
func TestContactOnDestroyChanges(t *testing.T) {
	t.Parallel()
	m := contactsOf(t, emulator.Quirks{})
	m.Applies(session.Config{"external_id": "x-1"})
	m.Applies(session.Config{"external_id": "x-1", "on_destroy": "delete"})
	m.Settled(session.Config{"external_id": "x-1", "on_destroy": "delete"})
	if asked := m.W.RequestCount(http.MethodPut, "/contacts/"+m.Text("id")); asked != 0 {
		t.Errorf("the contact was written %d times", asked)
	}
}

func TestContactClearing(t *testing.T) {
	t.Parallel()
	all := session.Config{"external_id": "x-1", "name": "All", "phone": "+1 555 0100", "avatar": "https://example.com/a.png", "owner_id": "991267460"}
	m := contactsOf(t, emulator.Quirks{})
	m.Applies(all)
	m.Applies(session.Config{"external_id": "x-1"})
	for _, name := range []string{"name", "phone", "avatar", "owner_id"} {
		if m.Remote(name) != nil {
			t.Errorf("%s is %v", name, m.Remote(name))
		}
	}
	m.Settled(session.Config{"external_id": "x-1"})

	m = contactsOf(t, emulator.Quirks{emulator.ClearingIgnored: true})
	m.Applies(all)
	less := session.Config{"external_id": "x-1", "name": "All", "avatar": "https://example.com/a.png", "owner_id": "991267460"}
	m.Applies(less, "Intercom stored another value", "phone of contact ", "next plan will show")
	m.Settled(all)
}

func TestContactLeftAlone(t *testing.T) {
	t.Parallel()
	m := contactsOf(t, emulator.Quirks{})
	config := session.Config{"role": "lead", "name": "Lead"}
	m.Applies(config)
	m.Change(map[string]any{
		"unsubscribed_from_emails": true, "signed_up_at": 1772269200, "last_seen_at": 1772269200, "external_id": "theirs",
		"custom_attributes": map[string]any{"plan": "pro"},
	})
	m.Settled(config)
	config["name"] = "Changed"
	m.Applies(config)
	if m.Remote("unsubscribed_from_emails") != true || m.Remote("external_id") != "theirs" || m.Remote("last_seen_at") != 1772269200.0 {
		t.Error("what is not configured was changed")
	}
	if m.Text("last_seen_at") != "" || m.Text("signed_up_at") != "2026-02-28T09:00:00Z" {
		t.Errorf("the state has %q and %q", m.Text("last_seen_at"), m.Text("signed_up_at"))
	}
}

func TestContactLastSeen(t *testing.T) {
	t.Parallel()
	m := contactsOf(t, emulator.Quirks{})
	config := session.Config{"external_id": "x-1", "last_seen_at": "2026-02-28T09:00:00Z"}
	m.Applies(config)
	m.Change(map[string]any{"last_seen_at": 1772269300}) // seen since
	m.Settled(config)
	m.Change(map[string]any{"last_seen_at": 1772269100})
	m.Applies(config)
	if m.Remote("last_seen_at") != 1772269200.0 {
		t.Errorf("last seen at %v", m.Remote("last_seen_at"))
	}
}

func TestContactSameInOtherWords(t *testing.T) {
	t.Parallel()
	m := contactsOf(t, emulator.Quirks{emulator.EmailsLowered: true})
	config := session.Config{
		"external_id": "x-1", "email": "Ada.Lovelace@Example.com", "phone": "+1 (555) 0100", "signed_up_at": "2026-02-28T10:00:00+01:00",
	}
	m.Applies(config)
	m.Settled(config)
	m.Change(map[string]any{"phone": "+15550100"})
	m.Settled(config)
}

func TestContactCustomAttributes(t *testing.T) {
	t.Parallel()
	m := contactsOf(t, emulator.Quirks{})
	config := func(values map[string]any) session.Config {
		return session.Config{"external_id": "x-1", "custom_attributes": values}
	}
	m.Applies(config(map[string]any{"plan": "pro", "trial_ends": "2026-02-28T10:00:00+01:00", "tier": "Gold"}))
	m.Settled(config(map[string]any{"plan": "pro", "trial_ends": "2026-02-28T10:00:00+01:00", "tier": "Gold"}))
	listed := m.W.RequestCount(http.MethodGet, "/data_attributes")
	if listed == 0 {
		t.Error("the plan was not held to the workspace's attributes")
	}
	m.Change(map[string]any{"custom_attributes": map[string]any{"beta": true}}) // not managed
	m.Settled(config(map[string]any{"plan": "pro", "trial_ends": "2026-02-28T09:00:00Z", "tier": "Gold"}))
	m.Change(map[string]any{"custom_attributes": map[string]any{"tier": "Silver"}})
	m.Applies(config(map[string]any{"plan": nil, "trial_ends": "2026-02-28T09:00:00Z", "tier": "Gold"}))
	custom, _ := m.Remote("custom_attributes").(map[string]any)
	if _, plan := custom["plan"]; plan || custom["tier"] != "Gold" || custom["beta"] != true || custom["trial_ends"] != 1772269200.0 {
		t.Errorf("custom attributes are %v", custom)
	}
}

// TestContactWithoutListing has a token that may list neither data attributes
// nor admins: what cannot be checked is left to Intercom.
func TestContactWithoutListing(t *testing.T) {
	t.Parallel()
	m := contactsOf(t, emulator.Quirks{})
	m.W.Breaks(
		emulator.Fault{Pattern: "GET /data_attributes", Status: http.StatusForbidden, Code: "forbidden"},
		emulator.Fault{Pattern: "GET /admins**", Status: http.StatusForbidden, Code: "forbidden"},
	)()
	config := session.Config{"external_id": "x-1", "owner_id": "991267460", "custom_attributes": map[string]any{"plan": "pro"}}
	m.Applies(config)
	m.Settled(config)
	m.Fails(session.Config{"external_id": "x-1", "owner_id": "12"}, "400 parameter_invalid", "not a member of the workspace")
}

func TestContactUncertain(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		config session.Config
		before bool
		said   []string
	}{
		"external id": {session.Config{"external_id": "x-1"}, false, []string{"Cannot tell whether the create happened", "with the import id ", "terraform import "}},
		"e-mail":      {session.Config{"email": "x@example.com"}, false, []string{"with the import id "}},
		"neither": {session.Config{"role": "lead", "name": "Nobody"}, false, []string{
			"Look for the contact with the configured name and neither an external id nor an e-mail address in Intercom before applying again",
		}},
		"external id, not made": {session.Config{"external_id": "x-1"}, true, []string{"it was probably not created: apply again"}},
		// A search may lack it.
		"e-mail, not made": {session.Config{"email": "x@example.com"}, true, []string{`Look for the contact with the e-mail address "x@example.com" in Intercom before`}},
		"lead, not made":   {session.Config{"role": "lead", "external_id": "x-1"}, true, []string{`Look for the contact with the external id "x-1" in Intercom before`}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			m := contactsOf(t, emulator.Quirks{})
			fault := emulator.Fault{Pattern: "POST /contacts", Cut: "after", Count: 1}
			if test.before {
				fault.Cut = "before"
			}
			m.W.Breaks(fault)()
			m.Fails(test.config, test.said...)
		})
	}
}
