package provider_test

import (
	"context"
	"encoding/json"
	"fmt"
	"hash/crc32"
	"maps"
	"net/http"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/acctest"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/emulator"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/session"
)

// breakages are what is done to every request of every verb of every resource.
var breakages = map[string]func() emulator.Fault{
	"429": status(http.StatusTooManyRequests),
	"429 with Retry-After": func() emulator.Fault {
		return emulator.Fault{Status: http.StatusTooManyRequests, Headers: map[string]string{"Retry-After": "7"}}
	},
	"429 with X-RateLimit-Reset": func() emulator.Fault {
		reset := strconv.FormatInt(time.Now().Add(5*time.Second).Unix(), 10)
		return emulator.Fault{Status: http.StatusTooManyRequests, Headers: map[string]string{
			"X-RateLimit-Limit": "1666", "X-RateLimit-Remaining": "0", "X-RateLimit-Reset": reset,
		}}
	},
	"500":             status(http.StatusInternalServerError),
	"502":             status(http.StatusBadGateway),
	"503":             status(http.StatusServiceUnavailable),
	"504":             status(http.StatusGatewayTimeout),
	"401":             status(http.StatusUnauthorized),
	"403":             status(http.StatusForbidden),
	"no answer":       func() emulator.Fault { return emulator.Fault{Delay: emulator.Duration(2 * time.Hour)} },
	"cut before":      func() emulator.Fault { return emulator.Fault{Cut: "before"} },
	"cut after":       func() emulator.Fault { return emulator.Fault{Cut: "after"} },
	"half an answer":  func() emulator.Fault { return emulator.Fault{Cut: "body"} },
	"garbled":         func() emulator.Fault { return emulator.Fault{Cut: "garbled"} },
	"a page":          page(http.StatusOK, "<html><body>Sign in to the network.</body></html>"),
	"a page with 502": page(http.StatusBadGateway, "<html><body>Bad gateway</body></html>"),
	"an empty answer": page(http.StatusOK, ""),

	// What somebody on the way says after the request was carried out.
	"a gateway's 403":    refusedAfter(http.StatusForbidden),
	"a gateway's 404":    refusedAfter(http.StatusNotFound),
	"a gateway's 408":    refusedAfter(http.StatusRequestTimeout),
	"503 after":          refusedAfter(http.StatusServiceUnavailable),
	"a gateway's 422":    refusedAfter(http.StatusUnprocessableEntity),
	"refused after":      func() emulator.Fault { return emulator.Fault{Cut: "refused"} },
	"204":                page(http.StatusNoContent, ""),
	"success":            page(http.StatusOK, `{"success":true}`),
	"errors with 200":    page(http.StatusOK, `{"type":"error.list","errors":[{"code":"denied","message":"{authorization}"}]}`),
	"the token":          page(http.StatusForbidden, "<html>{authorization}</html>"),
	"the token in JSON":  page(http.StatusBadRequest, `{"type":"error.list","errors":[{"code":"bad","message":"not {authorization}"}]}`),
	"another id":         set("id", inventedID),
	"an impossible id":   set("id", 1.2345678901234567e+19),
	"another name":       set("name", "Another name"),
	"a name in no UTF-8": set("name", json.RawMessage("\"\xff\xfe\"")), // which is copied as it is
	"a time before 1970": set("created_at", -5),
	"a time after 9999":  set("created_at", int64(999999999999999)),
	"an empty list":      set("data", []any{}),
	"no list":            set("data", nil),
}

// inventedID is what "another id" makes of every id: nothing has it.
const inventedID = "1000001"

// lost and denials are pairs of breakages of one request: it was carried out and
// nobody heard of it, and then its repetition, or what is asked next, is refused.
var (
	lost    = []string{"cut after", "half an answer", "503 after", "a gateway's 408", "refused after"}
	denials = map[string]func() emulator.Fault{
		"400": status(http.StatusBadRequest), "401": status(http.StatusUnauthorized), "403": status(http.StatusForbidden),
		"404": status(http.StatusNotFound), "409": status(http.StatusConflict), "422": status(http.StatusUnprocessableEntity),
		"429": status(http.StatusTooManyRequests), "500": status(http.StatusInternalServerError),
		"a gateway's 403": refusedAfter(http.StatusForbidden), "cut before": breakages["cut before"], "a page": breakages["a page"],
		"no answer": breakages["no answer"],
	}
)

func refusedAfter(code int) func() emulator.Fault {
	body := "<html><body>Denied</body></html>"
	return func() emulator.Fault { return emulator.Fault{Status: code, After: true, Body: &body} }
}

func set(member string, value any) func() emulator.Fault {
	return func() emulator.Fault { return emulator.Fault{Set: map[string]any{member: value}} }
}

func status(code int) func() emulator.Fault {
	return func() emulator.Fault { return emulator.Fault{Status: code} }
}

func page(code int, body string) func() emulator.Fault {
	return func() emulator.Fault { return emulator.Fault{Status: code, Body: &body} }
}

// cell is one entry of the matrix: what happens to which request of which verb
// on which resource.
type cell struct {
	kind, address string
	verb          verb
	request       string // a fault's pattern
	skip          int    // how many requests of this pattern pass before
	breakage      string // empty for a run without a fault
	then          string // what the next request of the pattern meets, one of denials; empty for nothing
	count         int    // how often; 0 for ever, until it is mended
	believed      bool   // as the outcome: the state has an invented id
}

func (c cell) String() string {
	often := "once"
	if c.count == 0 {
		often = "for ever"
	}
	if c.then != "" {
		often = "and then " + c.then
	}
	return fmt.Sprintf("%s after %d: %s %s", c.request, c.skip, c.breakage, often)
}

// verb is something that Terraform does with a resource.
type verb struct {
	name   string
	exists bool // before, and is in the state
	// act is what goes wrong. Its outcome is to be wanted, nil for nothing.
	act    func(ctx context.Context, s *session.Session, m *managed, id string) error
	forget bool // imports what the state lost
	taint  bool
	ends   bool // in destruction
	change bool // wants another configuration
}

var verbs = []verb{
	{name: "create", act: becomes},
	{name: "read", exists: true, act: func(ctx context.Context, s *session.Session, m *managed, _ string) error {
		return m.settled(ctx, s, m.config)
	}},
	{name: "update", exists: true, change: true, act: becomes},
	{name: "replace", exists: true, taint: true, act: becomes},
	{name: "delete", exists: true, ends: true, act: becomes},
	{name: "import", exists: true, forget: true, act: func(ctx context.Context, s *session.Session, m *managed, id string) error {
		if err := s.Import(ctx, m.Instance, id); err != nil {
			return err
		}
		return m.settled(ctx, s, m.config)
	}},
}

func becomes(ctx context.Context, s *session.Session, m *managed, _ string) error {
	return m.apply(ctx, s, m.config)
}

// TestFaultMatrix breaks every request that any verb of any resource sends, in
// every way. Resources are in it by being registered, with their published
// examples; the requests are those that a run without faults sends.
func TestFaultMatrix(t *testing.T) {
	t.Parallel()
	var cells, failed atomic.Int64
	t.Cleanup(func() { t.Logf("%d cells, %d of them with an error for the user", cells.Load(), failed.Load()) })
	objects, _ := resources(t)
	for kind := range objects {
		parsed, addresses := newScene(t, kind)
		for variant, address := range addresses {
			every := thinned()
			if variant > 0 {
				every *= 3 // its requests are those of the first one
			}
			for _, verb := range verbs {
				t.Run(address+"/"+verb.name, func(t *testing.T) {
					t.Parallel()
					for _, c := range learn(t, parsed, cell{kind: kind, address: address, verb: verb}) {
						if !sampled(t.Name()+c.String(), every) {
							continue
						}
						t.Run(c.String(), func(t *testing.T) {
							t.Parallel()
							cells.Add(1)
							synctest.Test(t, func(t *testing.T) {
								if _, err := c.run(t, parsed); err != nil {
									failed.Add(1)
								}
							})
						})
					}
				})
			}
		}
	}
}

// sampled picks one of so many cells, the same in every run. It goes by the name,
// so that neither the order nor the number of faults leaves one out for good.
func sampled(name string, every int) bool {
	return crc32.ChecksumIEEE([]byte(name))%uint32(every) == 0 //nolint:gosec // a small number
}

// thinned is of how many cells one is run.
func thinned() int {
	switch {
	case os.Getenv("INTERCOM_TEST_MATRIX") == "whole":
		return 1
	case testing.Short():
		return 54
	default:
		return 18
	}
}

// learn runs a verb without a fault and makes a cell for every request that it
// sent and everything that can happen to that one.
func learn(t *testing.T, parsed *scene, c cell) (cells []cell) {
	t.Helper()
	var requests []emulator.LoggedRequest
	synctest.Test(t, func(t *testing.T) {
		var err error
		if requests, err = c.run(t, parsed); err != nil {
			t.Fatalf("without any fault: %v", err)
		}
	})
	seen := map[string]int{}
	for _, request := range requests {
		c.request = request.Method + " " + request.Path
		c.skip = seen[c.request]
		seen[c.request]++
		for _, c.breakage = range slices.Sorted(maps.Keys(breakages)) {
			if c.breakage == "another id" && request.Method == http.MethodPost {
				continue // what is made has an id that nobody has heard of; TestAnswersToCreations has the ids of others
			}
			for _, c.count = range []int{1, 0} {
				cells = append(cells, c)
			}
		}
		if request.Method == http.MethodGet {
			continue
		}
		c.count = 1
		for _, c.breakage = range lost {
			for _, c.then = range slices.Sorted(maps.Keys(denials)) {
				cells = append(cells, c)
			}
		}
		c.then = ""
	}
	c.request, c.count = "*", 0 // from one request on, everything breaks
	for c.skip = range requests {
		for _, c.breakage = range []string{"500", "cut after", "half an answer", "a page"} {
			cells = append(cells, c)
		}
	}
	return cells
}

// silent says whether the provider cannot know of the fault: a deletion is
// answered with nothing, so that an empty answer passes for one.
func (c cell) silent() bool {
	switch c.breakage {
	case "an empty answer":
		return strings.HasPrefix(c.request, "DELETE /tags/") || c.request == "*"
	case "204": // which is how these are deleted
		return c.request == "*" || slices.ContainsFunc([]string{"/audiences/", "/content_snippets/", "/ai/content_import_sources/", "/secure_mode_secrets/"}, func(path string) bool {
			return strings.HasPrefix(c.request, "DELETE "+path) && !strings.Contains(strings.TrimPrefix(c.request, "DELETE "+path), "/")
		})
	case "another id":
		return c.count == 0 || c.believed
	case "an empty list", "another name", "a name in no UTF-8": // where nothing else would tell
		return c.count == 0
	default:
		return false
	}
}

// believed says whether the state has an invented id as that of a new object.
// The answer to a creation is all that says which id that is, so that only the
// next refresh can tell. An object that was there before never gets another id.
func (o *world) believed(m *managed) bool {
	return m.Exists() && strings.HasSuffix(o.importID(m), inventedID)
}

// creates says whether the verb makes a new object.
func (v verb) creates() bool { return !v.exists || v.taint }

// run sets the stage, has the verb act with the fault, checks what is left, and
// checks that mending it is enough. It returns what the verb asked for, and the
// error that it ended in.
func (c cell) run(t *testing.T, parsed *scene) ([]emulator.LoggedRequest, error) {
	o, m := c.stage(t, parsed)
	o.remember()
	id := o.importID(m)
	if c.verb.forget {
		forgotten, err := o.start(t).NewInstance(m.Kind)
		if err != nil {
			t.Fatal(err)
		}
		*m.Instance = *forgotten
	}
	if c.breakage != "" {
		fault := breakages[c.breakage]()
		fault.Pattern, fault.Skip, fault.Count = c.request, c.skip, c.count
		if err := o.w.Fail(fault); err != nil {
			t.Fatal(err)
		}
	}
	if c.then != "" {
		fault := denials[c.then]()
		fault.Pattern, fault.Skip, fault.Count = c.request, c.skip, 1
		if err := o.w.Fail(fault); err != nil {
			t.Fatal(err)
		}
	}
	o.w.ForgetRequests()
	run := o.start(t)
	failure := c.verb.act(t.Context(), run, m, id)
	requests, _ := o.w.Requests()
	o.w.Mend()
	c.believed = c.verb.creates() && o.believed(m)
	c.judge(t, o, m, run.Diagnostics(), failure)
	if failure != nil || c.silent() {
		c.recover(t, o, m, id, failure)
	}
	return requests, failure
}

// stage makes what the verb begins with.
func (c cell) stage(t *testing.T, parsed *scene) (*world, *managed) {
	t.Helper()
	// What needs more requests to be made can be half-made.
	o := newWorld(t, acctest.Quirks(emulator.Quirks{emulator.CreateLeavesOutOptions: true}))
	run := o.start(t)
	around := parsed.again()
	config, err := around.config(t.Context(), run, c.address)
	if err != nil {
		t.Fatal(err)
	}
	instance, err := run.NewInstance(c.kind)
	if err != nil {
		t.Fatal(err)
	}
	m := &managed{instance, c.address, config}
	o.managed = append(around.made, m)
	if c.verb.exists {
		if err := m.apply(t.Context(), run, config); err != nil {
			t.Fatal(err)
		}
	}
	m.Tainted = c.verb.taint
	if c.verb.ends {
		m.config = nil
	}
	if c.verb.change {
		other, err := changed(t.Context(), run, m)
		if err != nil {
			t.Fatal(err)
		}
		if other != nil {
			m.config = other
		}
	}
	return o, m
}

func (o *world) start(t *testing.T) *session.Session {
	t.Helper()
	run, err := o.session(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	return run
}

var (
	anyRequestID = regexp.MustCompile(`request id 00000000-0000-4000-8000-\d{12}`)
	misplacedID  = regexp.MustCompile(`(?m).\(request id`)
	wrongs       = regexp.MustCompile(`(?i)inconsistent result|invalid (plan|object|result)|panic|goroutine|runtime error`)
	twoStops     = regexp.MustCompile(`\S*([.!?…]\.|\.[;,:])(\s|$)`)
	advised      = regexp.MustCompile(`terraform import '<address of this resource>' '(.+?)'`)
	toDelete     = regexp.MustCompile(`If tag (\d+) is new, Intercom created it for the name; delete it`)
	toLookFor    = regexp.MustCompile(`Look for .* in Intercom before applying again`)
)

// judge checks what a verb has left behind and what it said.
func (c cell) judge(t *testing.T, o *world, m *managed, said string, failure error) {
	t.Helper()
	if failure != nil {
		said += failure.Error()
	}
	if strings.Contains(said, acctest.Token) {
		t.Errorf("the token is shown: %s", said)
	}
	if found := wrongs.FindString(said); found != "" {
		t.Errorf("%q: %s", found, said)
	}
	if found := twoStops.FindString(said); found != "" {
		t.Errorf("a sentence ends twice at %q: %s", found, said)
	}
	if failure != nil && misplacedID.MatchString(failure.Error()) {
		t.Errorf("the request id is not at the end: %v", failure)
	}
	orphans, ghosts, lost := o.compare()
	for _, thing := range orphans {
		forgotten := c.verb.forget && failure != nil
		if !forgotten && !c.silent() && (failure == nil || !thing.namedIn(said)) {
			t.Errorf("%v is there, in no state, and not told of: %v", thing, failure)
		}
	}
	for _, thing := range ghosts {
		if !c.believed && (failure == nil || !c.verb.ends && !c.verb.taint) {
			t.Errorf("%v is in the state and not there: %v", thing, failure)
		}
	}
	if len(lost) > 0 {
		t.Errorf("%v vanished or changed", lost)
	}
	fault := breakages[c.breakage]
	if failure != nil && fault != nil && !c.silent() {
		if broken := fault(); (broken.Status != 0 || broken.Cut == "garbled") && !anyRequestID.MatchString(said) {
			t.Errorf("the answer had a request id, the error has none: %v", failure)
		}
	}
	if failure == nil && c.breakage != "" && !c.silent() {
		if err := m.settled(t.Context(), o.start(t), m.config); err != nil {
			t.Errorf("there was no error, and yet: %v", err)
		}
	}
}

// recover does what an error advises and then what a user does: apply again.
// Everything is then as it should be, and there once.
func (c cell) recover(t *testing.T, o *world, m *managed, id string, failure error) {
	t.Helper()
	if err := c.again(t, o, m, id, failure); err != nil {
		t.Errorf("after it was mended: %v\nafter: %v", err, failure)
		return
	}
	if orphans, ghosts, lost := o.compare(); len(ghosts)+len(lost) > 0 || len(orphans) > 0 && !c.silent() {
		t.Errorf("after it was mended and applied, no state has %v, and %v are gone\nafter: %v", orphans, append(ghosts, lost...), failure)
	}
}

func (c cell) again(t *testing.T, o *world, m *managed, id string, failure error) error {
	t.Helper()
	if failure != nil {
		for _, tag := range toDelete.FindAllStringSubmatch(failure.Error(), -1) {
			o.w.Do(http.MethodDelete, "/tags/"+tag[1], nil)
		}
	}
	ctx, run := t.Context(), o.start(t)
	if err := run.Refresh(ctx, m.Instance); err != nil {
		return err
	}
	if candidates := o.candidates(m, failure); !m.Exists() && len(candidates) > 0 {
		id = candidates[0]
	} else if !c.verb.forget {
		id = ""
	}
	if !m.Exists() && id != "" {
		if err := run.Import(ctx, m.Instance, id); err != nil {
			return err
		}
	}
	plan, err := run.Plan(ctx, m.Instance, m.config)
	if err != nil || plan.Empty() {
		return err
	}
	err = run.Apply(ctx, plan)
	if candidates := o.candidates(m, err); c.silent() && len(candidates) > 0 {
		err = run.Import(ctx, m.Instance, candidates[0])
	}
	if err != nil {
		return err
	}
	run = o.start(t)
	for _, m := range o.managed {
		if err := m.settled(ctx, run, m.config); err != nil {
			return err
		}
	}
	return nil
}

// candidates are what an error says to import: by its id, or by looking for
// what has the name.
func (o *world) candidates(m *managed, failure error) (ids []string) {
	if failure == nil {
		return nil
	}
	for _, found := range advised.FindAllStringSubmatch(failure.Error(), -1) {
		ids = append(ids, found[1])
	}
	if len(ids) == 0 && toLookFor.MatchString(failure.Error()) {
		orphans, _, _ := o.compare()
		orphans = slices.DeleteFunc(orphans, func(orphan thing) bool { return orphan.kind != m.Kind })
		others := func(orphan thing) bool { return !strings.Contains(failure.Error(), orphan.name) }
		if named := slices.DeleteFunc(slices.Clone(orphans), others); len(named) > 0 {
			orphans = named
		}
		for _, orphan := range orphans {
			ids = append(ids, orphan.id)
		}
	}
	return ids
}
