package provider_test

import (
	"context"
	"fmt"
	"net/http"
	"regexp"
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
	for _, object := range everything(t) {
		if object.kind == "ephemeral resource" {
			continue // asks Intercom for nothing
		}
		t.Run(object.kind+" "+object.name, func(t *testing.T) {
			t.Parallel()
			_, declared, found := strings.Cut(object.description, crud.PermissionsHeading)
			declared, _, _ = strings.Cut(declared, "\n\n")
			if !found || strings.TrimSpace(declared) == "" {
				t.Fatal("the description declares no permissions")
			}
			forbidden(t, object, regexp.MustCompile(`\*([^*]+)\*`).FindAllStringSubmatch(declared, -1))
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
	for _, object := range everything(t) {
		if object.kind == "ephemeral resource" {
			continue // asks Intercom for nothing
		}
		t.Run(object.kind+" "+object.name, func(t *testing.T) {
			t.Parallel()
			w, attempts := attempted(t, object, waiting)
			if err := w.Fail(tokenRefused); err != nil {
				t.Fatal(err)
			}
			refusedOnce(t, attempts)
		})
	}
}

// TestRuleRefusedTokenInRefresh does the same to the refresh of what there is.
func TestRuleRefusedTokenInRefresh(t *testing.T) {
	t.Parallel()
	objects, _ := resources(t)
	for kind := range objects {
		t.Run(kind, func(t *testing.T) {
			t.Parallel()
			parsed, addresses := newScene(t, kind)
			o := newWorld(t)
			run := newRun(t, o)
			config, err := parsed.config(t.Context(), run, addresses[0])
			if err != nil {
				t.Fatal(err)
			}
			made, err := run.NewInstance(kind)
			if err != nil {
				t.Fatal(err)
			}
			plan, err := run.Plan(t.Context(), made, config)
			if err == nil {
				err = run.Apply(t.Context(), plan)
			}
			if err != nil {
				t.Fatal(err)
			}
			if err := o.w.Fail(tokenRefused); err != nil {
				t.Fatal(err)
			}
			later := newRun(t, o)
			attempts := make([]func() error, waiting)
			for i := range attempts {
				copied := *made
				attempts[i] = func() error { return later.Refresh(t.Context(), &copied) }
			}
			refusedOnce(t, attempts)
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
	said := make([]string, len(attempts))
	var group sync.WaitGroup
	for i, attempt := range attempts {
		group.Go(func() { said[i] = fmt.Sprint(attempt()) })
	}
	group.Wait()
	long := 0
	for _, text := range said {
		switch {
		case strings.Contains(text, `set region to "au" or "eu"`):
			long++
		case !strings.Contains(text, "the access token was refused") || len(text) > 400:
			t.Errorf("a refused token is said as: %s", text)
		}
	}
	if long != 1 {
		t.Errorf("%d of %d errors are told at length:\n%s", long, len(attempts), strings.Join(said, "\n\n"))
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
