package provider_test

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/acctest"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/emulator"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/session"
)

const (
	seedVariable = "INTERCOM_TEST_SEED" // the one seed to run
	soakVariable = "INTERCOM_TEST_SOAK" // for how long to go on with fresh seeds
	usualSeeds   = 60
	shortSeeds   = 6
)

// TestRandom applies random configurations, with random changes behind
// Terraform's back and random faults. Its name says the seed; the same seed
// does the same again, but for the order in which parallel requests arrive.
func TestRandom(t *testing.T) {
	t.Parallel()
	if seed := os.Getenv(seedVariable); seed != "" {
		number, err := strconv.ParseUint(seed, 10, 64)
		if err != nil {
			t.Fatalf("%s: %v", seedVariable, err)
		}
		randomRun(t, number)
		return
	}
	seeds := uint64(usualSeeds)
	if testing.Short() {
		seeds = shortSeeds
	}
	for seed := range seeds {
		randomRun(t, seed)
	}
	soak(t)
}

// soak goes on for as long as is asked for, or until something is found.
func soak(t *testing.T) {
	t.Helper()
	text := os.Getenv(soakVariable)
	if text == "" {
		return
	}
	long, err := time.ParseDuration(text)
	if err != nil {
		t.Fatalf("%s: %v", soakVariable, err)
	}
	const batch = 100
	runs := 0
	for until := time.Now().Add(long); time.Now().Before(until) && !t.Failed(); runs += batch {
		t.Run("soak", func(t *testing.T) { //nolint:paralleltest // one batch after the other: its runs are parallel
			for range batch {
				randomRun(t, rand.Uint64()) //nolint:gosec // no secret
			}
		})
	}
	t.Logf("%d runs in %s", runs, long)
}

func randomRun(t *testing.T, seed uint64) {
	t.Helper()
	t.Run(fmt.Sprintf("%s=%d", seedVariable, seed), func(t *testing.T) {
		t.Parallel()
		synctest.Test(t, func(t *testing.T) {
			r := newRandom(t, seed)
			for range 3 + r.rng.IntN(10) {
				r.step()
			}
			r.finish()
		})
	})
}

// onlyListed are kinds of which nothing but a list tells whether one is there: of a
// list that lies about it again and again nobody can know.
var onlyListed = []string{
	"intercom_contact_company", "intercom_contact_subscription", "intercom_contact_tag", "intercom_data_attribute", "intercom_identity_verification_secret",
}

// random is one run: a world, and what its configuration wants.
type random struct {
	*world
	t       *testing.T
	rng     *rand.Rand
	wanted  map[string]*wish
	order   []string          // addresses, parents first
	others  map[thing]bool    // what somebody else made
	owned   map[string]bool   // kind and id of what was in the state after the apply before
	told    map[thing]bool    // what an error told of, and is in no state
	advice  map[string]string // what errors said to import, by address
	emptied bool              // lists were empty that are not, more than once
	number  int               // makes names
	history []string
}

// wish is a resource of the configuration.
type wish struct {
	kind, parent string // parent is an address, "" for none
	config       session.Config
	example      session.Config // that the kind's example has; nil for a random one
}

func newRandom(t *testing.T, seed uint64) *random {
	t.Helper()
	rng := rand.New(rand.NewPCG(seed, 0)) //nolint:gosec // to be repeated
	latency := time.Duration(rng.IntN(3)) * 50 * time.Millisecond
	slow := func(_ *acctest.Workspace, options *emulator.Options) { options.Latency = latency }
	r := &random{
		world: newWorld(t, slow, acctest.Quirks(emulator.Quirks{
			emulator.DeletedUsersHold: false, // for days, in which nothing converges
		})), t: t, rng: rng, wanted: map[string]*wish{}, others: map[thing]bool{},
		owned: map[string]bool{}, told: map[thing]bool{}, advice: map[string]string{},
	}
	r.before = map[string]things{}
	for kind, there := range sample {
		r.before[kind] = maps.Clone(there)
	}
	return r
}

// step changes the configuration, then perhaps the workspace, then applies with
// perhaps some faults, and checks what is left.
func (r *random) step() {
	for range 1 + r.rng.IntN(4) {
		r.edit()
	}
	for range r.rng.IntN(3) {
		r.interfere()
	}
	for range r.rng.IntN(4) {
		r.breakSomething()
	}
	settings := session.Config{"read_cache": r.rng.IntN(4) > 0}
	if r.rng.IntN(2) == 0 {
		settings["max_retries"] = int64(r.rng.IntN(3))
	}
	r.note("apply with %v", settings)
	said, failures := r.apply(settings)
	r.w.Mend()
	r.check(said, failures)
}

// finish mends everything and applies until nothing is to be done, which must
// not take long, and then destroys all.
func (r *random) finish() {
	r.note("finish")
	for rounds := 0; ; rounds++ {
		said, failures := r.apply(nil)
		r.check(said, failures)
		if len(failures) == 0 {
			break
		}
		if rounds == 3 { // each does what the errors of the one before advise
			r.fail("applying again and again does not help: %s", said)
		}
	}
	run := r.start(r.t)
	for _, address := range r.order {
		m := r.instance(address)
		if err := m.settled(r.t.Context(), run, r.config(address)); err != nil {
			r.fail("in the end: %v", err)
		}
	}
	clear(r.wanted)
	r.order = nil
	r.note("destroy")
	if said, failures := r.apply(nil); len(failures) > 0 {
		r.fail("destroying: %s", said)
	}
	r.check("", nil)
	for _, m := range r.managed {
		if m.Exists() {
			r.fail("%s is left", m.address)
		}
	}
}

// check holds what is left to the rules: everything is in the state, or
// somebody else's, or told of.
func (r *random) check(said string, failures map[string]error) {
	if strings.Contains(said, acctest.Token) {
		r.fail("the token is shown: %s", said)
	}
	if found := wrongs.FindString(said); found != "" {
		r.fail("%q: %s", found, said)
	}
	orphans, ghosts, lost := r.compare()
	invented := map[string]int{} // of kind to how many have an id that their creation's answer made up
	for _, m := range r.managed {
		if r.believed(m) {
			invented[m.Kind]++
		}
	}
	ghosts = slices.DeleteFunc(ghosts, func(ghost thing) bool { return strings.HasSuffix(ghost.id, inventedID) })
	for _, orphan := range orphans {
		switch {
		case r.others[orphan] || r.told[orphan]:
		case r.emptied && slices.Contains(onlyListed, orphan.kind):
			r.told[orphan] = true
		case invented[orphan.kind] > 0 && !r.owned[orphan.kind+" "+orphan.id]: // which nobody can know before the next refresh
			invented[orphan.kind]--
			r.told[orphan] = true
		case len(failures) > 0 && orphan.namedIn(said):
			r.told[orphan] = true
		default:
			r.fail("%v is there, in no state, and not told of: %s", orphan, said)
		}
	}
	if len(failures) == 0 && len(ghosts) > 0 {
		r.fail("in the state and not there: %v", ghosts)
	}
	for _, gone := range lost {
		if !r.others[gone] {
			r.fail("%v vanished or changed", gone)
		}
	}
	clear(r.owned)
	for _, m := range r.managed {
		if m.Exists() {
			r.owned[m.Kind+" "+r.importID(m)] = true
		}
	}
	for address, err := range failures {
		m := r.instance(address)
		if ids := r.candidates(m, err); len(ids) > 0 && !m.Exists() {
			r.advice[address] = ids[0]
		}
		r.note("%s: %v", address, err)
	}
}

func (r *random) note(format string, values ...any) {
	r.history = append(r.history, fmt.Sprintf(format, values...))
}

func (r *random) fail(format string, values ...any) {
	r.t.Helper()
	r.t.Fatalf("%s\nwhat was done:\n%s", fmt.Sprintf(format, values...), strings.Join(r.history, "\n"))
}
