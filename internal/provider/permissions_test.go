package provider_test

import (
	"context"
	"fmt"
	"net/http"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/crud"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/emulator"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/session"
)

// TestRuleForbidden refuses everything with a 403, to every resource and data
// source. The error names every permission that the page names, once; the next
// one of the same kind is short.
func TestRuleForbidden(t *testing.T) {
	t.Parallel()
	eachThatAsks(t, func(t *testing.T, object registered) {
		_, declared, found := strings.Cut(object.description, crud.PermissionsHeading)
		declared, _, _ = strings.Cut(declared, "\n\n")
		if !found || strings.TrimSpace(declared) == "" {
			t.Fatal("the description declares no permissions")
		}
		forbidden(t, object, regexp.MustCompile(`\*([^*]+)\*`).FindAllStringSubmatch(declared, -1))
	})
}

// eachThatAsks does something for everything but the ephemeral resources, which ask
// Intercom for nothing.
func eachThatAsks(t *testing.T, do func(t *testing.T, object registered)) {
	t.Helper()
	for _, object := range everything(t) {
		if object.kind == "ephemeral resource" {
			continue
		}
		t.Run(object.kind+" "+object.name, func(t *testing.T) {
			t.Parallel()
			do(t, object)
		})
	}
}

func forbidden(t *testing.T, object registered, needed [][]string) {
	t.Helper()
	w, attempts := attempted(t, object, 1)
	const lacking = "lacks a permission"
	if err := w.Fail(emulator.Fault{Pattern: "*", Status: http.StatusForbidden, Code: "action_forbidden"}); err != nil {
		t.Fatal(err)
	}
	first := attempts[0]()
	if first == nil {
		t.Fatal("nothing is refused")
	}
	for _, name := range needed {
		if said := first.Error(); !strings.Contains(said, lacking) || !strings.Contains(said, strings.ReplaceAll(name[1], "\n", " ")) {
			t.Errorf("the error does not name %q: %s", name[1], said)
		}
	}
	if again := attempts[0](); again == nil || !strings.Contains(again.Error(), lacking) || len(again.Error()) > 400 {
		t.Errorf("the second error: %v", again)
	}
}

// TestRuleRefusedToken refuses the token to every resource and data source, several
// times at once. One error says what a refused token can mean, the others are short:
// also where all of them waited for one answer.
func TestRuleRefusedToken(t *testing.T) {
	t.Parallel()
	eachThatAsks(t, func(t *testing.T, object registered) {
		w, attempts := attempted(t, object, waiting)
		if err := w.Fail(tokenRefused); err != nil {
			t.Fatal(err)
		}
		refusedOnce(t, attempts)
	})
}

// TestRuleRefusedTokenInRefresh does the same to the refresh of what there is, and to plans
// of new objects, as far as these ask.
func TestRuleRefusedTokenInRefresh(t *testing.T) {
	t.Parallel()
	objects, _ := resources(t)
	for kind := range objects {
		t.Run(kind, func(t *testing.T) {
			t.Parallel()
			o := newWorld(t)
			made := exampleOf(t, o, kind)
			if err := o.w.Fail(tokenRefused); err != nil {
				t.Fatal(err)
			}
			refreshes, plans := newRun(t, o), newRun(t, o)
			var refreshed, planned []func() error
			for range waiting {
				there := *made.Instance
				refreshed = append(refreshed, func() error { return refreshes.Refresh(t.Context(), &there) })
				other, err := plans.NewInstance(kind)
				if err != nil {
					t.Fatal(err)
				}
				planned = append(planned, func() error {
					_, err := plans.Plan(t.Context(), other, made.config)
					return err
				})
			}
			refusedOnce(t, refreshed)
			if said := saidAtOnce(planned); slices.ContainsFunc(said, func(text string) bool { return text != nothing }) {
				toldOnce(t, said)
			}
		})
	}
}

// waiting is how many ask at once.
const waiting = 4

// tokenRefused takes so long to answer that all of them wait.
var tokenRefused = emulator.Fault{Pattern: "*", Status: http.StatusUnauthorized, Delay: emulator.Duration(20 * time.Millisecond)}

// refusedOnce makes attempts at once, in a run whose token is refused.
func refusedOnce(t *testing.T, attempts []func() error) {
	t.Helper()
	toldOnce(t, saidAtOnce(attempts))
}

// nothing is what an attempt says that succeeds.
var nothing = fmt.Sprint(error(nil))

// saidAtOnce makes attempts at once, and returns what they say.
func saidAtOnce(attempts []func() error) []string {
	said := make([]string, len(attempts))
	var group sync.WaitGroup
	for i, attempt := range attempts {
		group.Go(func() { said[i] = fmt.Sprint(attempt()) })
	}
	group.Wait()
	return said
}

func toldOnce(t *testing.T, said []string) {
	t.Helper()
	long := 0
	for _, text := range said {
		length, brief := strings.Count(text, `set region to "au" or "eu"`), strings.Count(text, ": the access token was refused\n")
		long += length
		if length+brief == 0 || length == 0 && len(text) > 400*brief { // two attributes can refer to something
			t.Errorf("a refused token is said as: %s", text)
		}
	}
	if long != 1 {
		t.Errorf("%d of %d errors are told at length:\n%s", long, len(said), strings.Join(said, "\n\n"))
	}
}

// attempted are attempts to make, read, list or do the first example of an object, all
// in one run, which has read nothing so far.
func attempted(t *testing.T, object registered, count int) (*emulator.Workspace, []func() error) {
	t.Helper()
	parsed := parseScene(t, object.example())
	o := newWorld(t)
	run := newRun(t, o)
	for address, block := range parsed.blocks {
		if !object.declaredBy(block) {
			continue
		}
		var config session.Config
		if object.kind == "list resource" {
			config = listedBy(t, block)
		} else {
			var err error
			if config, err = parsed.config(t.Context(), run, address); err != nil {
				t.Fatal(err)
			}
		}
		if object.kind == "action" {
			config = elsewhere(t, object, config)
		}
		run := newRun(t, o)
		attempts := make([]func() error, count)
		for i := range attempts {
			attempts[i] = attemptOf(t, run, object, config)
		}
		return o.w.Workspace, attempts
	}
	t.Fatal("there is no example")
	return nil, nil
}

func attemptOf(t *testing.T, run *session.Session, object registered, config session.Config) func() error {
	t.Helper()
	switch object.kind {
	case "list resource":
		return func() (failure error) {
			for _, failure = range run.List(t.Context(), object.name, config, session.Wanted{}) { //nolint:revive // the last one
			}
			return failure
		}
	case "action":
		if err := run.PlanAction(t.Context(), object.name, config); err != nil {
			t.Fatal(err)
		}
		return func() error { return run.InvokeAction(t.Context(), object.name, config, func(string) {}) }
	case "resource":
		instance, err := run.NewInstance(object.name)
		if err != nil {
			t.Fatal(err)
		}
		plan, err := run.Plan(t.Context(), instance, config)
		if err != nil {
			t.Fatal(err)
		}
		return func() error { return run.Apply(context.WithoutCancel(t.Context()), plan) }
	default:
		return func() error {
			_, err := run.ReadDataSource(t.Context(), object.name, config)
			return err
		}
	}
}
