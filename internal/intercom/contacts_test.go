package intercom

import (
	"errors"
	"fmt"
	"net/http"
	"strings"
	"testing"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/emulator"
)

func TestContactLife(t *testing.T) {
	t.Parallel()
	for name, quirks := range map[string]emulator.Quirks{"usual": {}, "archived ones readable": {emulator.ArchivedContactsReadable: true}} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			c, _ := emulated(t, func(options *emulator.Options) { options.Quirks = quirks })
			input := ContactInput{"external_id": "x-1", "name": "One", "owner_id": "991267460"}
			made, restored, err := c.Contacts.Create(t.Context(), input)
			if err != nil || restored || made.Name != "One" {
				t.Fatalf("made %+v, restored %t, %v", made, restored, err)
			}
			id := made.ID.String()
			if changed, err := c.Contacts.Update(t.Context(), id, ContactInput{"name": nil}); err != nil || changed.Name != "" || changed.OwnerID != "991267460" {
				t.Fatalf("changed to %+v, %v", changed, err)
			}
			if err := c.Contacts.Archive(t.Context(), id); err != nil {
				t.Fatal(err)
			}
			if _, err := c.Contacts.Get(t.Context(), id); !errors.Is(err, ErrNotFound) {
				t.Errorf("reading what is archived: %v", err)
			}
			back, restored, err := c.Contacts.Create(t.Context(), input)
			if err != nil || !restored || back.ID != made.ID || back.Name != "" {
				t.Fatalf("restored %+v, %t, %v", back, restored, err)
			}
			if err := c.Contacts.Delete(t.Context(), id); err != nil {
				t.Fatal(err)
			}
			if err := c.Contacts.Archive(t.Context(), id); !errors.Is(err, ErrNotFound) {
				t.Errorf("archiving what is gone: %v", err)
			}
		})
	}
}

func TestContactMergedNamesSurvivor(t *testing.T) {
	t.Parallel()
	c, w := emulated(t)
	_, err := c.Contacts.Get(t.Context(), emulator.SampleMergedLeadID)
	var refused *Error
	if !errors.Is(err, ErrNotFound) || !errors.As(err, &refused) || refused.Survivor != emulator.SampleUserID {
		t.Fatalf("got %v, with the survivor %q", err, refused.Survivor)
	}
	for link, survivor := range map[string]string{
		`<https://api.intercom.io/contacts/12>; rel="canonical"`:        "12",
		`</x>; rel="next", </contacts/12>;rel="canonical"`:              "12",
		`</contacts/12>; rel="next"`:                                    "",
		`</companies/12>; rel="canonical"`:                              "",
		`</contacts/` + strings.Repeat("x", 300) + `>; rel="canonical"`: strings.Repeat("x", shownBody) + "…",
	} {
		if err := w.Fail(emulator.Fault{Pattern: "GET /contacts/9", Status: http.StatusGone, Code: "contact_merged", Count: 1, Headers: map[string]string{"Link": link}}); err != nil {
			t.Fatal(err)
		}
		if _, err := c.Contacts.Get(t.Context(), "9"); !errors.As(err, &refused) || refused.Survivor != survivor {
			t.Errorf("%s: %q", link, refused.Survivor)
		}
	}
}

func TestContactMergesHavePages(t *testing.T) {
	t.Parallel()
	c, w := emulated(t)
	const more = 310
	for range more {
		lead, _, err := c.Contacts.Create(t.Context(), ContactInput{"role": "lead", "email": "uma@example.com"})
		if err != nil {
			t.Fatal(err)
		}
		body := map[string]string{"from": lead.ID.String(), "into": emulator.SampleUserID}
		if _, err := call[Contact](t.Context(), c, post(body, "contacts", "merge")); err != nil {
			t.Fatal(err)
		}
	}
	w.ForgetRequests()
	seen := map[ID]bool{}
	for merge, err := range c.Contacts.Merges(t.Context(), emulator.SampleUserID) {
		if err != nil {
			t.Fatal(err)
		}
		seen[merge.SourceContactID] = true
	}
	requests, _ := w.Requests()
	if len(seen) != more+1 || len(requests) != 3 {
		t.Errorf("%d merges with %d requests", len(seen), len(requests))
	}
}

func TestContactNamedByConflict(t *testing.T) {
	t.Parallel()
	const id = "6762f0dd1bb69f9f21930001"
	for message, want := range map[string]string{
		"already exists with id=" + id:                  id,
		"exists (ID: " + id + ")":                       id,
		`{"id":"` + id + `"}`:                           id,
		"external_id=" + id + " is taken":               "",
		"id=12":                                         "",
		"id=" + id + "ff":                               "",
		"external_id=6762f0dd1bb69f9f21930009 id=" + id: id,
		"": "",
	} {
		if got := idIn(message); got != want {
			t.Errorf("%q: %q", message, got)
		}
	}
}

// TestContactRestoredOnce has two resources make the contact that is archived: one
// of them gets it.
func TestContactRestoredOnce(t *testing.T) {
	t.Parallel()
	c, _ := emulated(t)
	outcomes := make(chan error)
	for range 2 {
		go func() {
			_, _, err := c.Contacts.Create(t.Context(), ContactInput{"external_id": "u-4"})
			outcomes <- err
		}()
	}
	var taken *TakenError
	first, second := <-outcomes, <-outcomes
	if (first == nil) == (second == nil) || !errors.As(errors.Join(first, second), &taken) || taken.ID != emulator.SampleArchivedUserID {
		t.Errorf("got %v and %v", first, second)
	}
}

// TestContactIsNotLogged keeps what names a person out of logs.
func TestContactIsNotLogged(t *testing.T) {
	t.Parallel()
	var lines journal
	w := emulator.New(emulator.Options{Token: testToken, Sample: true})
	c := newClient(t, w, func(config *Config) { config.Log = lines.log })
	if _, _, err := c.Contacts.Create(t.Context(), ContactInput{"external_id": "secret-id", "email": "secret@example.com"}); err != nil {
		t.Fatal(err)
	}
	if _, _, err := c.Contacts.Create(t.Context(), ContactInput{"external_id": "secret-id"}); err == nil {
		t.Error("a duplicate was made")
	}
	for _, err := range c.Contacts.ByExternalID(t.Context(), "secret-id") {
		if err != nil {
			t.Fatal(err)
		}
	}
	if _, err := c.Visitors.ByUserID(t.Context(), "secret-visitor"); !errors.Is(err, ErrNotFound) {
		t.Error(err)
	}
	if text := fmt.Sprint(lines.lines); strings.Contains(text, "secret") || !strings.Contains(text, "/contacts/find_by_external_id/…") {
		t.Errorf("logged: %s", text)
	}
}
