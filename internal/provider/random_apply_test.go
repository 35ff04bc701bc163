package provider_test

import (
	"errors"
	"maps"
	"slices"
	"strings"
	"sync"

	"github.com/hashicorp/terraform-plugin-go/tftypes"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/session"
)

// apply is a run of Terraform over the whole configuration: what errors said to
// import is imported, everything is refreshed and planned, and, if none of that
// failed, carried out: children are destroyed before their parents and made
// after them, everything else at once.
func (r *random) apply(settings session.Config) (said string, failures map[string]error) {
	run, err := r.session(r.t.Context(), settings)
	if err != nil {
		r.t.Fatal(err)
	}
	defer func() { said = run.Diagnostics() }()
	all := &applying{random: r, run: run, failures: map[string]error{}, plans: map[string]*session.Plan{}}
	for _, phase := range []func(*managed) error{all.adopt, all.refresh, all.plan} {
		if all.each(r.managed, phase); len(all.failures) > 0 {
			return "", all.failures
		}
	}
	r.remember()
	children, parents := all.generations()
	all.each(children, all.destroy)
	all.each(parents, all.destroy)
	all.each(parents, all.make)
	all.each(children, all.make)
	r.managed = slices.DeleteFunc(r.managed, func(m *managed) bool { return !m.Exists() && r.wanted[m.address] == nil })
	r.remember()
	return "", all.failures
}

// applying is an apply on its way.
type applying struct {
	*random
	run *session.Session

	mu       sync.Mutex
	failures map[string]error
	plans    map[string]*session.Plan
}

// each does something with all of them at once.
func (a *applying) each(all []*managed, do func(*managed) error) {
	var group sync.WaitGroup
	for _, m := range all {
		group.Go(func() {
			if err := do(m); err != nil {
				a.mu.Lock()
				defer a.mu.Unlock()
				a.failures[m.address] = errors.Join(a.failures[m.address], err)
			}
		})
	}
	group.Wait()
}

// generations are those without a parent, and those with one.
func (r *random) generations() (children, parents []*managed) {
	for _, m := range r.managed {
		if m.Kind == "intercom_ticket_type_attribute" {
			children = append(children, m)
			continue
		}
		parents = append(parents, m)
	}
	return children, parents
}

// adopt imports what an error said to import. What is gone by now is forgotten.
func (a *applying) adopt(m *managed) error {
	a.mu.Lock()
	id := a.advice[m.address]
	a.mu.Unlock()
	if id == "" || m.Exists() || a.wanted[m.address] == nil {
		return nil
	}
	err := a.run.Import(a.t.Context(), m.Instance, id)
	if err == nil || strings.Contains(err.Error(), "there is no such") {
		a.mu.Lock()
		delete(a.advice, m.address)
		a.mu.Unlock()
		return nil
	}
	return err
}

func (a *applying) refresh(m *managed) error { return a.run.Refresh(a.t.Context(), m.Instance) }

// plan plans with as much as is known before anything is applied.
func (a *applying) plan(m *managed) error {
	plan, err := a.run.Plan(a.t.Context(), m.Instance, a.config(m.address))
	a.mu.Lock()
	defer a.mu.Unlock()
	a.plans[m.address] = plan
	return err
}

// destroy carries out destructions, also those that are half of a replacement.
func (a *applying) destroy(m *managed) error {
	if !m.Exists() || a.wanted[m.address] != nil && !a.plans[m.address].Replaces {
		return nil
	}
	if a.wanted[m.address] == nil && m.Kind == "intercom_ticket_type" && a.hasChildren(m) {
		return nil // they could not be destroyed, so that this must wait
	}
	return m.apply(a.t.Context(), a.run, nil)
}

// hasChildren looks at attributes alone: their turn is over, and other types are
// being destroyed at the same time.
func (r *random) hasChildren(parent *managed) bool {
	children, _ := r.generations()
	return slices.ContainsFunc(children, func(m *managed) bool {
		return m.Exists() && m.Text("ticket_type_id") == parent.Text("id")
	})
}

// make carries out everything else. Terraform plans anew for that, with what is
// known by now, and holds the provider to its first plan.
func (a *applying) make(m *managed) error {
	wish := a.wanted[m.address]
	a.mu.Lock()
	failed := a.failures[m.address] != nil || wish != nil && a.failures[wish.parent] != nil
	a.mu.Unlock()
	if wish == nil || failed {
		return nil
	}
	plan, err := a.run.Plan(a.t.Context(), m.Instance, a.config(m.address))
	if err != nil {
		return err
	}
	if err := a.plans[m.address].Keeps(plan); err != nil {
		return err
	}
	return a.run.Apply(a.t.Context(), plan)
}

// config is what is wanted of a resource, nil for none. The id of a parent that
// is not there yet is unknown.
func (r *random) config(address string) session.Config {
	wish := r.wanted[address]
	if wish == nil {
		return nil
	}
	config := maps.Clone(wish.config)
	if wish.parent == "" {
		return config
	}
	config["ticket_type_id"] = tftypes.NewValue(tftypes.String, tftypes.UnknownValue)
	if parent := r.instance(wish.parent); parent.Exists() && !parent.Tainted {
		config["ticket_type_id"] = parent.Text("id")
	}
	return config
}

// instance is what the state has of an address.
func (r *random) instance(address string) *managed {
	for _, m := range r.managed {
		if m.address == address {
			return m
		}
	}
	r.t.Fatalf("%s is unknown", address)
	return nil
}
