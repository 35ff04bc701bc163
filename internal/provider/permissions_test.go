package provider_test

import (
	"context"
	"net/http"
	"regexp"
	"strings"
	"testing"

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
	parsed := parseScene(t, object.example())
	o := newWorld(t)
	run := newRun(t, o)
	const lacking = "lacks a permission"
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
		run := newRun(t, o) // which has read nothing so far
		attempt := func() error {
			_, err := run.ReadDataSource(t.Context(), object.name, config)
			return err
		}
		switch object.kind {
		case "list resource":
			attempt = func() (failure error) {
				for _, failure = range run.List(t.Context(), object.name, config, session.Wanted{}) { //nolint:revive // the last one
				}
				return failure
			}
		case "action":
			config = elsewhere(t, object, config)
			if err := run.PlanAction(t.Context(), object.name, config); err != nil {
				t.Fatal(err)
			}
			attempt = func() error { return run.InvokeAction(t.Context(), object.name, config, func(string) {}) }
		case "resource":
			instance, err := run.NewInstance(object.name)
			if err != nil {
				t.Fatal(err)
			}
			plan, err := run.Plan(t.Context(), instance, config)
			if err != nil {
				t.Fatal(err)
			}
			attempt = func() error { return run.Apply(context.WithoutCancel(t.Context()), plan) }
		}
		if err := o.w.Fail(emulator.Fault{Pattern: "*", Status: http.StatusForbidden, Code: "action_forbidden"}); err != nil {
			t.Fatal(err)
		}
		first := attempt()
		if first == nil {
			t.Fatal("nothing is refused")
		}
		for _, name := range needed {
			if said := first.Error(); !strings.Contains(said, lacking) || !strings.Contains(said, strings.ReplaceAll(name[1], "\n", " ")) {
				t.Errorf("the error does not name %q: %s", name[1], said)
			}
		}
		if again := attempt(); again == nil || !strings.Contains(again.Error(), lacking) || len(again.Error()) > 400 {
			t.Errorf("the second error: %v", again)
		}
		return
	}
	t.Error("there is no example")
}
