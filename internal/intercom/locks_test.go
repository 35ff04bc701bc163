package intercom

import (
	"context"
	"errors"
	"iter"
	"log/slog"
	"net/http"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/emulator"
)

// naturalKey is a way to come by what only one object can have. The sample
// workspace has nobody who has it.
type naturalKey struct {
	kind  string // a field of Client
	take  func(ctx context.Context, c *Client) error
	other func(ctx context.Context, c *Client) error // the same by another object; nil where take is a creation
	look  func(ctx context.Context, c *Client) error // reads what tells whether somebody has it
	// checked says that Intercom itself refuses a second one, and nobody has to ask first.
	checked bool
}

func naturalKeys() map[string]naturalKey {
	const contact, company, conversation = emulator.SampleUserID, emulator.SampleEmptyCompanyID, emulator.SampleConversationID
	const tag, optIn = emulator.SampleTagID, emulator.SampleOptInTypeID
	archived, float := emulator.SampleArchivedUserID, DataAttributeInput{Model: "contact", DataType: "float"}
	attribute := ConversationAttributeInput{Name: "Race", DataType: "string", VisibleToTeamIDs: []string{}}
	lookAt := func(read func(ctx context.Context, c *Client) error) func(context.Context, *Client) error {
		return func(ctx context.Context, c *Client) error {
			if err := read(ctx, c); err != nil && !errors.Is(err, ErrNotFound) {
				return err
			}
			return nil
		}
	}
	all := func(ctx context.Context, c *Client) error {
		return errors.Join(drain(c.Tags.All(ctx)), drain(c.DataAttributes.All(ctx)), drain(c.ConversationAttributes.All(ctx)), drain(c.DynamicContents.All(ctx)))
	}
	restoreContact := func(key, value string) naturalKey {
		return naturalKey{kind: "Contacts", take: func(ctx context.Context, c *Client) error {
			_, _, err := c.Contacts.Create(ctx, ContactInput{"role": "user", key: value})
			return err
		}, look: lookAt(func(ctx context.Context, c *Client) error { _, err := c.Contacts.Get(ctx, archived); return err })}
	}
	rename := func(id string) func(context.Context, *Client) error {
		return func(ctx context.Context, c *Client) error { _, err := c.Tags.Rename(ctx, id, "Race"); return err }
	}
	makeAttribute := func(name string) naturalKey {
		input := float
		input.Name = name
		return naturalKey{kind: "DataAttributes", look: all, take: func(ctx context.Context, c *Client) error {
			_, err := c.DataAttributes.Create(ctx, input)
			return err
		}}
	}
	return map[string]naturalKey{
		"tag": {kind: "Tags", look: all, take: func(ctx context.Context, c *Client) error {
			_, err := c.Tags.Create(ctx, "Race")
			return err
		}},
		"tag, in another case": {kind: "Tags", look: all, take: func(ctx context.Context, c *Client) error {
			_, err := c.Tags.Create(ctx, "race")
			return err
		}, other: func(ctx context.Context, c *Client) error {
			_, err := c.Tags.Create(ctx, "RACE")
			return err
		}},
		"new name of a tag": {kind: "Tags", look: all, take: rename(tag), other: rename("103")},
		"redirect": {kind: "HelpCenterRedirects", checked: true, take: func(ctx context.Context, c *Client) error {
			_, err := c.HelpCenterRedirects.Create(ctx, emulator.SampleHelpCenterID, HelpCenterRedirectInput{
				FromURL: "https://intercom.help/acme-help/race", Locale: "en", TargetType: "collection", TargetID: emulator.SampleCollectionID,
			})
			return err
		}, look: func(ctx context.Context, c *Client) error {
			return drain(c.HelpCenterRedirects.All(ctx, emulator.SampleHelpCenterID))
		}},
		"IP allowlist": {kind: "IPAllowlist", take: func(ctx context.Context, c *Client) error {
			_, err := c.IPAllowlist.Create(ctx, IPAllowlistInput{Enabled: true, Addresses: []string{"192.0.2.1"}})
			return err
		}, other: func(ctx context.Context, c *Client) error {
			_, err := c.IPAllowlist.Create(ctx, IPAllowlistInput{Enabled: true, Addresses: []string{"192.0.2.2"}})
			return err
		}, look: func(ctx context.Context, c *Client) error { return drain(c.IPAllowlist.All(ctx)) }},
		"office hours schedule": {kind: "OfficeHoursSchedules", checked: true, take: func(ctx context.Context, c *Client) error {
			_, err := c.OfficeHoursSchedules.Create(ctx, OfficeHoursScheduleInput{
				Name: "Race", TimeZoneName: "Europe/Dublin", TimeIntervals: []TimeInterval{{StartMinute: 540, EndMinute: 1020}},
			})
			return err
		}, look: func(ctx context.Context, c *Client) error { return drain(c.OfficeHoursSchedules.All(ctx)) }},
		"office hours exception": {kind: "OfficeHoursExceptions", checked: true, take: func(ctx context.Context, c *Client) error {
			_, err := c.OfficeHoursExceptions.Create(ctx, emulator.SampleScheduleID, OfficeHoursExceptionInput{ExceptionDate: "2026-05-01", ExceptionType: "closed"})
			return err
		}, look: func(ctx context.Context, c *Client) error {
			return drain(c.OfficeHoursExceptions.All(ctx, emulator.SampleScheduleID))
		}},
		"company": {kind: "Companies", take: func(ctx context.Context, c *Client) error {
			_, err := c.Companies.Create(ctx, "race", nil, CompanyInput{})
			return err
		}, look: func(ctx context.Context, c *Client) error { return drain(c.Companies.ByCompanyID(ctx, "race")) }},
		"external page": {kind: "ExternalPages", take: func(ctx context.Context, c *Client) error {
			_, err := c.ExternalPages.Create(ctx, ExternalPageInput{SourceID: emulator.SampleSourceID, ExternalID: "race", Title: "A", HTML: "<p>A</p>", Locale: "en"})
			return err
		}, look: func(ctx context.Context, c *Client) error {
			return drain(c.ExternalPages.Of(ctx, emulator.SampleSourceID))
		}},
		"instance": {kind: "CustomObjectInstances", take: func(ctx context.Context, c *Client) error {
			_, err := c.CustomObjectInstances.Create(ctx, "Order", CustomObjectInput{ExternalID: "race"})
			return err
		}, look: lookAt(func(ctx context.Context, c *Client) error {
			_, err := c.CustomObjectInstances.ByExternalID(ctx, "Order", "race")
			return err
		})},
		"contact":                             restoreContact("email", "race@example.com"),
		"archived contact by its e-mail":      restoreContact("email", "wanda@example.com"),
		"archived contact by its external id": restoreContact("external_id", "u-4"),
		"data attribute":                      makeAttribute("race"),
		"archived data attribute":             makeAttribute("old_score"),
		"conversation attribute": {kind: "ConversationAttributes", look: all, take: func(ctx context.Context, c *Client) error {
			_, err := c.ConversationAttributes.Create(ctx, attribute)
			return err
		}},
		"dynamic content": {kind: "DynamicContents", checked: true, look: all, take: func(ctx context.Context, c *Client) error {
			_, err := c.DynamicContents.Create(ctx, DynamicContentInput{
				Name: "Race", ContentType: "inline", DefaultLocale: "en", Variations: []DynamicVariation{{Locale: "en", IntentionallyEmpty: true}},
			})
			return err
		}},
		"tag of a contact": {kind: "ContactTags", take: func(ctx context.Context, c *Client) error {
			_, err := c.ContactTags.Create(ctx, contact, tag)
			return err
		}, look: func(ctx context.Context, c *Client) error { return drain(c.ContactTags.All(ctx, contact)) }},
		"tag of a company": {kind: "CompanyTags", take: func(ctx context.Context, c *Client) error {
			_, err := c.CompanyTags.Create(ctx, company, tag)
			return err
		}, look: lookAt(func(ctx context.Context, c *Client) error { _, err := c.CompanyTags.Get(ctx, company, tag); return err })},
		"tag of a conversation": {kind: "ConversationTags", take: func(ctx context.Context, c *Client) error {
			_, err := c.ConversationTags.Create(ctx, conversation, tag, "991267460")
			return err
		}, look: lookAt(func(ctx context.Context, c *Client) error {
			_, err := c.ConversationTags.Get(ctx, conversation, tag)
			return err
		})},
		"tag of an article": {kind: "ArticleTags", take: func(ctx context.Context, c *Client) error {
			_, err := c.ArticleTags.Create(ctx, emulator.SampleDraftArticleID, tag, "")
			return err
		}, look: lookAt(func(ctx context.Context, c *Client) error {
			_, err := c.ArticleTags.Get(ctx, emulator.SampleDraftArticleID, tag)
			return err
		})},
		"tag of an internal article": {kind: "InternalArticleTags", take: func(ctx context.Context, c *Client) error {
			_, err := c.InternalArticleTags.Create(ctx, emulator.SampleInternalArticleID, tag, "")
			return err
		}, look: lookAt(func(ctx context.Context, c *Client) error {
			_, err := c.InternalArticleTags.Get(ctx, emulator.SampleInternalArticleID, tag)
			return err
		})},
		"tag of a content snippet": {kind: "ContentSnippetTags", take: func(ctx context.Context, c *Client) error {
			_, err := c.ContentSnippetTags.Create(ctx, emulator.SampleContentSnippetID, tag, "")
			return err
		}, look: lookAt(func(ctx context.Context, c *Client) error {
			_, err := c.ContentSnippetTags.Get(ctx, emulator.SampleContentSnippetID, tag)
			return err
		})},
		"membership": {kind: "ContactCompanies", take: func(ctx context.Context, c *Client) error {
			_, err := c.ContactCompanies.Create(ctx, contact, company)
			return err
		}, look: func(ctx context.Context, c *Client) error { return drain(c.ContactCompanies.All(ctx, contact)) }},
		"choice": {kind: "ContactSubscriptions", take: func(ctx context.Context, c *Client) error {
			_, err := c.ContactSubscriptions.Create(ctx, contact, &SubscriptionType{Object: Object{optIn}, ConsentType: "opt_in"})
			return err
		}, look: func(ctx context.Context, c *Client) error { return drain(c.ContactSubscriptions.All(ctx, contact)) }},
	}
}

func drain[T any](all iter.Seq2[*T, error]) error {
	for _, err := range all {
		if err != nil {
			return err
		}
	}
	return nil
}

// TestEveryKindIsClaimed finds a kind that can be made and that the tests below do
// not know.
func TestEveryKindIsClaimed(t *testing.T) {
	t.Parallel()
	keyless := []string{ // every creation makes another one
		"Articles", "Audiences", "AuthTokens", "Collections", "CompanyNotes", "ContactNotes", "ContentImportSources", "ContentSnippets", "DataConnectors", "Folders", "IdentityVerificationSecrets",
		"InternalArticles", "NewsItems", "Tickets", "TicketTypes", "TicketTypeAttributes",
	}
	tested := map[string]bool{}
	for _, key := range naturalKeys() {
		tested[key.kind] = true
	}
	client := reflect.TypeFor[Client]()
	for i := range client.NumField() {
		field := client.Field(i)
		if _, creates := field.Type.MethodByName("Create"); creates && tested[field.Name] == slices.Contains(keyless, field.Name) {
			t.Errorf("%s: has it a natural key, or not?", field.Name)
		}
	}
}

// otherRun is a client like that of another process on this machine.
func otherRun(t testing.TB, transport http.RoundTripper, folder string) *Client {
	t.Helper()
	return newClient(t, transport, func(config *Config) { config.LockDir = folder })
}

func oneWon(t *testing.T, one, two error) {
	t.Helper()
	var taken *TakenError
	if one != nil {
		one, two = two, one
	}
	if one != nil || !errors.As(two, &taken) {
		t.Errorf("got %v and %v", one, two)
	}
}

// TestTwoRunsAtOnce has both look before either has written.
func TestTwoRunsAtOnce(t *testing.T) {
	t.Parallel()
	for name, key := range naturalKeys() {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			folder := filepath.Join(t.TempDir(), "locks")
			synctest.Test(t, func(t *testing.T) {
				w := emulator.New(emulator.Options{Token: testToken, Sample: true})
				slow := transportFunc(func(r *http.Request) (*http.Response, error) {
					if r.Method != http.MethodGet {
						time.Sleep(time.Second)
					}
					return w.RoundTrip(r)
				})
				results := make(chan error)
				for _, take := range key.both() {
					go func() { results <- take(t.Context(), otherRun(t, slow, folder)) }()
				}
				oneWon(t, <-results, <-results)
			})
		})
	}
}

func (k naturalKey) both() []func(context.Context, *Client) error {
	if k.other == nil {
		return []func(context.Context, *Client) error{k.take, k.take}
	}
	return []func(context.Context, *Client) error{k.take, k.other}
}

// TestTwoRunsThatBothLooked has one write what the other one, when it looked,
// did not find.
func TestTwoRunsThatBothLooked(t *testing.T) {
	t.Parallel()
	for name, key := range naturalKeys() {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := emulator.New(emulator.Options{Token: testToken, Sample: true})
			folder := filepath.Join(t.TempDir(), "locks")
			one, two := otherRun(t, w, folder), otherRun(t, w, folder)
			for _, c := range []*Client{one, two} {
				if err := key.look(t.Context(), c); err != nil {
					t.Fatal(err)
				}
			}
			both := key.both()
			first := both[0](t.Context(), one)
			oneWon(t, first, both[1](t.Context(), two))
		})
	}
}

// TestLetGoInBetween has Intercom refuse what nobody has any more by the time that this
// is looked at.
func TestLetGoInBetween(t *testing.T) {
	t.Parallel()
	for name, key := range naturalKeys() {
		if !key.checked {
			continue
		}
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := emulator.New(emulator.Options{Token: testToken, Sample: true})
			refuse, writes := reply(http.StatusConflict, `{"type":"error.list","errors":[{"code":"resource_conflict","message":"It exists already"}]}`), 0
			refusals := 10
			c := newClient(t, transportFunc(func(r *http.Request) (*http.Response, error) {
				if r.Method == http.MethodGet {
					return w.RoundTrip(r)
				}
				if writes++; writes <= refusals {
					return refuse(r)
				}
				return w.RoundTrip(r)
			}))
			if err := key.take(t.Context(), c); err == nil || writes != 2 {
				t.Errorf("always refused: %d writes, %v", writes, err)
			}
			writes, refusals = 0, 1
			if err := key.take(t.Context(), c); err != nil || writes != 2 {
				t.Errorf("refused once: %d writes, %v", writes, err)
			}
			writes = 0
			refuse = reply(http.StatusForbidden, `{"type":"error.list","errors":[{"code":"forbidden","message":"Not allowed"}]}`)
			if err := key.take(t.Context(), c); err == nil || writes > 1 {
				t.Errorf("refused for what no name is: %d writes, %v", writes, err)
			}
		})
	}
}

// TestKilledRunIsNotTrusted lets a run stop in the middle of its work.
func TestKilledRunIsNotTrusted(t *testing.T) {
	t.Parallel()
	w := emulator.New(emulator.Options{Token: testToken, Sample: true})
	folder := filepath.Join(t.TempDir(), "locks")
	one, two := otherRun(t, w, folder), otherRun(t, w, folder)
	if err := drain(two.Tags.All(t.Context())); err != nil {
		t.Fatal(err)
	}
	if _, err := one.Tags.Create(t.Context(), "Race"); err != nil {
		t.Fatal(err)
	}
	marks, err := filepath.Glob(filepath.Join(folder, "*.mark"))
	if err != nil || len(marks) != 1 {
		t.Fatalf("%d marks, %v", len(marks), err)
	}
	if err := os.WriteFile(marks[0], []byte(one.locks.self+" "), 0o600); err != nil {
		t.Fatal(err)
	}
	_, err = two.Tags.Create(t.Context(), "Race")
	oneWon(t, nil, err)
}

// TestOldMarksCostNothing has a run make again what another one once made.
func TestOldMarksCostNothing(t *testing.T) {
	t.Parallel()
	w := emulator.New(emulator.Options{Token: testToken, Sample: true})
	folder := filepath.Join(t.TempDir(), "locks")
	before := otherRun(t, w, folder)
	for _, name := range []string{"A", "B", "C"} {
		tag, err := before.Tags.Create(t.Context(), name)
		if err != nil {
			t.Fatal(err)
		}
		if err := before.Tags.Delete(t.Context(), tag.ID.String()); err != nil {
			t.Fatal(err)
		}
	}
	w.ForgetRequests()
	after := otherRun(t, w, folder)
	for _, name := range []string{"A", "B", "C"} {
		if _, err := after.Tags.Create(t.Context(), name); err != nil {
			t.Fatal(err)
		}
	}
	if requests, _ := w.Requests(); len(requests) != 4 { // one list, and three creations
		t.Errorf("%d requests", len(requests))
	}
}

// TestLocksAreOfOneWorkspace takes one name with two tokens, and another address.
func TestLocksAreOfOneWorkspace(t *testing.T) {
	t.Parallel()
	folder := filepath.Join(t.TempDir(), "locks")
	for _, config := range []Config{{Token: "one"}, {Token: "two"}, {Token: "one", BaseURL: Regions["eu"]}} {
		config.LockDir = folder
		c, err := New(config)
		if err != nil {
			t.Fatal(err)
		}
		release, err := c.claim(t.Context(), "tag/secret")
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(release)
	}
	entries, err := os.ReadDir(folder)
	if err != nil || len(entries) != 6 {
		t.Errorf("%d files, %v", len(entries), err)
	}
	for _, entry := range entries {
		if strings.Contains(entry.Name(), "one") || strings.Contains(entry.Name(), "secret") {
			t.Errorf("a file is called %s", entry.Name())
		}
	}
}

// TestNoLocks works in folders that nobody can or may lock anything in, and says
// so once.
func TestNoLocks(t *testing.T) {
	t.Parallel()
	for name, prepare := range map[string]func(t *testing.T, folder string){
		"a file": func(t *testing.T, folder string) {
			if err := os.WriteFile(folder, nil, 0o600); err != nil {
				t.Fatal(err)
			}
		},
		"in no folder": func(t *testing.T, folder string) {
			if err := os.Remove(filepath.Dir(folder)); err != nil {
				t.Fatal(err)
			}
		},
		"open to others": func(t *testing.T, folder string) {
			if err := os.Mkdir(folder, 0o700); err != nil {
				t.Fatal(err)
			}
			if err := os.Chmod(folder, 0o777); err != nil { //nolint:gosec // what is refused
				t.Fatal(err)
			}
		},
		"a link": func(t *testing.T, folder string) {
			if err := os.Symlink(t.TempDir(), folder); err != nil {
				t.Fatal(err)
			}
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			folder := filepath.Join(t.TempDir(), "locks")
			prepare(t, folder)
			told := 0
			c := newClient(t, emulator.New(emulator.Options{Token: testToken}), func(config *Config) {
				config.LockDir = folder
				config.Log = func(_ context.Context, level slog.Level, message string, _ map[string]any) {
					if strings.Contains(message, "other runs") && level == slog.LevelDebug {
						told++
					}
				}
			})
			for _, name := range []string{"A", "B"} {
				if _, err := c.Tags.Create(t.Context(), name); err != nil {
					t.Error(err)
				}
			}
			if told != 1 {
				t.Errorf("it was said %d times", told)
			}
		})
	}
}

// TestNoLockedFile lets the folder go while a run uses it.
func TestNoLockedFile(t *testing.T) {
	t.Parallel()
	folder := filepath.Join(t.TempDir(), "locks")
	c := otherRun(t, emulator.New(emulator.Options{Token: testToken}), folder)
	for _, name := range []string{"A", "B"} {
		if _, err := c.Tags.Create(t.Context(), name); err != nil {
			t.Error(err)
		}
		if err := os.RemoveAll(folder); err != nil {
			t.Fatal(err)
		}
	}
}

// TestLocksEndWithTheContext gives up while another run works.
func TestLocksEndWithTheContext(t *testing.T) {
	t.Parallel()
	folder := filepath.Join(t.TempDir(), "locks")
	synctest.Test(t, func(t *testing.T) {
		w := emulator.New(emulator.Options{Token: testToken})
		one, two := otherRun(t, w, folder), otherRun(t, w, folder)
		release, err := one.claim(t.Context(), "tag/"+AnyCase.Key("Race"))
		if err != nil {
			t.Fatal(err)
		}
		ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
		defer cancel()
		if _, err := two.Tags.Create(ctx, "Race"); !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("got %v", err)
		}
		if requests, _ := w.Requests(); len(requests) != 0 {
			t.Errorf("%d requests were made", len(requests))
		}
		release()
		if _, err := two.Tags.Create(t.Context(), "Race"); err != nil {
			t.Errorf("afterwards: %v", err)
		}
	})
}

// TestOldLocksAreRemoved removes what nobody uses, and nothing else.
func TestOldLocksAreRemoved(t *testing.T) {
	t.Parallel()
	folder := filepath.Join(t.TempDir(), "locks")
	claim := func(name string) (release func(), path string) {
		c := otherRun(t, nil, folder)
		before, _ := filepath.Glob(filepath.Join(folder, "*.lock"))
		release, err := c.claim(t.Context(), name)
		if err != nil {
			t.Fatal(err)
		}
		after, _ := filepath.Glob(filepath.Join(folder, "*.lock"))
		for _, path := range after {
			if !slices.Contains(before, path) {
				return release, path
			}
		}
		t.Fatal("no file was made")
		return nil, ""
	}
	age := func(path string) {
		then := time.Now().Add(-2 * lockAge)
		if err := os.Chtimes(path, then, then); err != nil {
			t.Fatal(err)
		}
	}
	release, old := claim("old")
	release()
	release, fresh := claim("fresh")
	release()
	release, held := claim("held")
	defer release()
	age(old)
	age(held)
	release, latest := claim("latest")
	release()
	left, err := filepath.Glob(filepath.Join(folder, "*"))
	if err != nil {
		t.Fatal(err)
	}
	var want []string
	for _, path := range []string{fresh, held, latest} {
		want = append(want, path, markOf(path))
	}
	slices.Sort(want)
	if !slices.Equal(left, want) {
		t.Errorf("left are %q, not %q", left, want)
	}
}
