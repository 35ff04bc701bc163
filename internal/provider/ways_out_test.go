package provider_test

import (
	"fmt"
	"maps"
	"net/http"
	"regexp"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/acctest"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/emulator"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/session"
)

// What happened outside leaves no apply without a way: these tests do what the
// provider's own message says, command for command, until a plan is empty.

var (
	forgetting = "terraform state rm '<address of this resource>'"
	importing  = regexp.MustCompile(`terraform import '<address of this resource>' '([^']+)'`)
)

// takesOver runs the commands of a message: the resource is forgotten, where the
// state has it, and the object that the message names is imported.
func (o *world) takesOver(t *testing.T, m *managed, stored bool, said string) {
	t.Helper()
	named := importing.FindAllStringSubmatch(said, -1)
	if len(named) != 1 {
		t.Fatalf("not one import command: %s", said)
	}
	if stored && !strings.Contains(said, forgetting) {
		t.Errorf("nothing says %q, without which Terraform refuses the import: %s", forgetting, said)
	}
	run := o.run(t)
	over := o.instance(t, run, m.Kind, m.address)
	if err := run.Import(t.Context(), over.Instance, named[0][1]); err != nil {
		t.Fatal(err)
	}
	*m = *over
}

// applies refreshes, plans and applies a configuration, after which a plan is empty.
func (o *world) applies(t *testing.T, m *managed, config session.Config) {
	t.Helper()
	run := o.run(t)
	if err := run.Refresh(t.Context(), m.Instance); err != nil {
		t.Fatal(err)
	}
	if err := m.apply(t.Context(), run, config); err != nil {
		t.Errorf("%s: %v", m.address, err)
	}
	o.settle(t, m, config)
}

// refused is what a refresh, a plan and an apply say, which fails.
func (o *world) refused(t *testing.T, m *managed, config session.Config) string {
	t.Helper()
	run := o.run(t)
	if err := run.Refresh(t.Context(), m.Instance); err != nil {
		t.Fatal(err)
	}
	err := m.apply(t.Context(), run, config)
	if err == nil {
		t.Fatal("nothing was refused")
	}
	return err.Error()
}

func but(config session.Config, name string, value any) session.Config {
	config = maps.Clone(config)
	config[name] = value
	return config
}

func TestInProcessLeadBecameUser(t *testing.T) {
	t.Parallel()
	for name, given := range map[string]map[string]any{
		"nothing else":         {},
		"an external id":       {"external_id": "crm-1"},
		"another address":      {"external_id": "crm-1", "email": "other@example.com"},
		"an address and names": {"email": "other@example.com", "name": "Lea", "phone": "+353851234999"},
	} {
		for configured, config := range map[string]session.Config{
			"with an address": {"role": "lead", "email": "lead@example.com"},
			"without one":     {"role": "lead", "name": "Lead"},
		} {
			t.Run(name+" "+configured, func(t *testing.T) {
				t.Parallel()
				synctest.Test(t, func(t *testing.T) {
					o := newWorld(t)
					m := o.made(t, "intercom_contact", "m", config)
					change := map[string]any{"role": "user"}
					maps.Copy(change, given)
					o.w.Do(http.MethodPut, "/contacts/"+m.Text("id"), change)
					said := o.refused(t, m, config)
					expect(t, "the plan", said, []string{"A user cannot become a lead", m.Text("id"), `Configure the role "user"`, forgetting}, nil)
					o.applies(t, m, but(config, "role", "user"))
					anew := o.instance(t, o.run(t), m.Kind, m.address)
					o.applies(t, anew, config)
				})
			})
		}
	}
}

func TestInProcessExternalIDWentToAnotherContact(t *testing.T) {
	t.Parallel()
	for name, config := range map[string]session.Config{
		"a user":           {"role": "user", "external_id": "x"},
		"with an address":  {"role": "user", "external_id": "x", "email": "x@example.com"},
		"without the role": {"external_id": "x", "name": "X"},
	} {
		for role, others := range map[string]map[string]any{
			"user": {"role": "user", "external_id": "b"}, "lead": {"role": "lead", "email": "b@example.com"},
		} {
			t.Run(name+" to a "+role, func(t *testing.T) {
				t.Parallel()
				synctest.Test(t, func(t *testing.T) {
					o := newWorld(t)
					m := o.made(t, "intercom_contact", "m", config)
					o.w.Do(http.MethodPut, "/contacts/"+m.Text("id"), map[string]any{"external_id": "y"})
					other, _ := o.w.Do(http.MethodPost, "/contacts", others)["id"].(string)
					o.w.Do(http.MethodPut, "/contacts/"+other, map[string]any{"role": "user", "external_id": "x"})
					o.takesOver(t, m, true, o.refused(t, m, config))
					if m.Text("id") != other {
						t.Errorf("imported %s, not %s", m.Text("id"), other)
					}
					o.applies(t, m, config)
				})
			})
		}
	}
}

// TestInProcessRemadeOutside has somebody destroy an object and make one with what
// it had, where that cannot change in place.
func TestInProcessRemadeOutside(t *testing.T) {
	t.Parallel()
	eachUnique(t, func(t *testing.T, o *world, kind string, n naming) {
		mine := o.made(t, kind, "mine", n.first)
		run := o.run(t)
		same := o.instance(t, run, kind, "the same one, elsewhere")
		if err := run.Import(t.Context(), same.Instance, o.importID(mine)); err != nil {
			t.Fatal(err)
		}
		if err := run.Apply(t.Context(), plans(t, run, same, nil)); err != nil {
			t.Fatal(err)
		}
		theirs := o.made(t, kind, "theirs", n.first)
		run = o.run(t)
		if err := run.Refresh(t.Context(), mine.Instance); err != nil {
			t.Fatal(err)
		}
		if o.importID(theirs) != o.importID(mine) { // else it came back as it was
			o.takesOver(t, mine, false, failure(mine.apply(t.Context(), run, n.first)))
		}
		o.applies(t, mine, n.first)
	})
}

func TestInProcessMergedOutside(t *testing.T) {
	t.Parallel()
	for name, config := range map[string]session.Config{
		"a user":                 {"role": "user", "external_id": "x"},
		"a user with an address": {"role": "user", "external_id": "x", "email": "x@example.com"},
		"a user with no id":      {"role": "user", "email": "x@example.com"},
		"a lead":                 {"role": "lead", "email": "x@example.com"},
		"a lead without a role":  {"email": "x@example.com"},
	} {
		for _, versioned := range []string{"2.14", "2.16"} {
			t.Run(name+" "+versioned, func(t *testing.T) {
				t.Parallel()
				synctest.Test(t, func(t *testing.T) {
					o := newWorld(t)
					m := o.made(t, "intercom_contact", "m", config)
					survivor, _ := o.w.Do(http.MethodPost, "/contacts", map[string]any{"role": "user", "external_id": "survivor"})["id"].(string)
					o.w.Do(http.MethodPost, "/contacts/merge", map[string]any{"from": m.Text("id"), "into": survivor, "skip_duplicate_validation": true})
					run, err := o.session(t.Context(), session.Config{"api_version": versioned})
					if err != nil {
						t.Fatal(err)
					}
					if err := run.Refresh(t.Context(), m.Instance); err != nil {
						t.Fatal(err)
					}
					if m.Exists() {
						t.Fatal("it is in the state")
					}
					said := run.Diagnostics()
					if versioned == "2.14" { // which does not tell of merges
						expect(t, "the refresh", said, []string{"WARNING", "gone or archived"}, nil)
						o.applies(t, m, config)
						return
					}
					expect(t, "the refresh", said, []string{"WARNING", "merged", "Where Terraform manages that one already"}, nil)
					o.takesOver(t, m, true, said)
					if config["role"] == "lead" {
						expect(t, "the plan", o.refused(t, m, config), []string{`Configure the role "user"`}, nil)
						config = but(config, "role", "user")
					}
					o.applies(t, m, config)
				})
			})
		}
	}
}

// TestInProcessKeptByTheOther wants what another contact has, archived or not,
// and keeps something that the two cannot share. Command for command, the messages
// end in an empty plan.
func TestInProcessKeptByTheOther(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		mine, other, wanted session.Config
		kept                string
	}{
		"an address, with an external id": {
			session.Config{"role": "user", "external_id": "y", "email": "one@example.com"}, session.Config{"role": "user", "email": "two@example.com"},
			session.Config{"role": "user", "external_id": "y", "email": "two@example.com"}, "external_id",
		},
		"an external id, with an address": {
			session.Config{"role": "user", "email": "one@example.com"}, session.Config{"role": "user", "external_id": "x"},
			session.Config{"role": "user", "external_id": "x", "email": "one@example.com"}, "email",
		},
		"an external id, between two addresses": {
			session.Config{"role": "user", "external_id": "y", "email": "one@example.com"}, session.Config{"role": "user", "external_id": "x", "email": "two@example.com"},
			session.Config{"role": "user", "external_id": "x", "email": "one@example.com"}, "",
		},
	} {
		for _, archived := range []bool{true, false} {
			t.Run(fmt.Sprintf("%s, archived %t", name, archived), func(t *testing.T) {
				t.Parallel()
				synctest.Test(t, func(t *testing.T) {
					o := newWorld(t)
					other, _ := o.w.Do(http.MethodPost, "/contacts", c.other)["id"].(string)
					m := o.made(t, "intercom_contact", "m", c.mine)
					if archived {
						o.w.Do(http.MethodPost, "/contacts/"+other+"/archive", nil)
					}
					said := o.refused(t, m, c.wanted)
					first := "First apply another " + c.kept + " and no other change"
					if c.kept != "" {
						expect(t, "the apply", said, []string{first}, nil)
						o.applies(t, m, but(c.mine, c.kept, "another@example.com"))
					} else {
						expect(t, "the apply", said, nil, []string{"First apply"})
					}
					if archived {
						expect(t, "the apply", said, []string{other, forgetting}, nil)
						m = o.instance(t, o.run(t), m.Kind, m.address)
					} else {
						o.takesOver(t, m, true, said)
					}
					o.applies(t, m, c.wanted)
					if m.Text("id") != other {
						t.Errorf("it is %s, not %s", m.Text("id"), other)
					}
				})
			})
		}
	}
}

// TestInProcessRestoredByHalf creates a contact whose address an archived one has
// and whose external id another one has. The first is taken out of the archive and
// cannot get the external id; the message leads to the second.
func TestInProcessRestoredByHalf(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		o := newWorld(t)
		archived, _ := o.w.Do(http.MethodPost, "/contacts", map[string]any{"role": "user", "email": "two@example.com"})["id"].(string)
		o.w.Do(http.MethodPost, "/contacts/"+archived+"/archive", nil)
		other, _ := o.w.Do(http.MethodPost, "/contacts", map[string]any{"role": "user", "external_id": "y"})["id"].(string)
		m := o.instance(t, o.run(t), "intercom_contact", "m")
		config := session.Config{"role": "user", "external_id": "y", "email": "two@example.com"}
		o.takesOver(t, m, true, o.refused(t, m, config))
		if m.Text("id") != other {
			t.Errorf("imported %s, not %s", m.Text("id"), other)
		}
		said := o.refused(t, m, config)
		expect(t, "the apply", said, []string{"First apply another external_id and no other change"}, nil)
		o.applies(t, m, session.Config{"role": "user", "external_id": "z"})
		o.takesOver(t, m, true, said)
		o.applies(t, m, config)
		if m.Text("id") != archived {
			t.Errorf("it is %s, not %s", m.Text("id"), archived)
		}
	})
}

// TestInProcessHeldOutside wants an external id that an archived or a deleted
// contact keeps, for a contact that is there and for one that was deleted outside.
func TestInProcessHeldOutside(t *testing.T) {
	t.Parallel()
	config := session.Config{"role": "user", "external_id": "x"}
	for name, run := range map[string]func(t *testing.T, o *world){
		"deleted": func(t *testing.T, o *world) {
			m := o.made(t, "intercom_contact", "m", config)
			o.w.Do(http.MethodDelete, "/contacts/"+m.Text("id"), nil)
			expect(t, "the apply", o.refused(t, m, config), []string{"A deleted contact", "about 7 days", "Apply again after that"}, lies)
			time.Sleep(8 * 24 * time.Hour)
			o.applies(t, m, config)
		},
		"archived": func(t *testing.T, o *world) {
			m := o.made(t, "intercom_contact", "m", config)
			o.w.Do(http.MethodPost, "/contacts/"+m.Text("id")+"/archive", nil)
			o.applies(t, m, config)
		},
		"changed, and another one deleted": func(t *testing.T, o *world) {
			m := o.made(t, "intercom_contact", "m", but(config, "external_id", "y"))
			other, _ := o.w.Do(http.MethodPost, "/contacts", config)["id"].(string)
			o.w.Do(http.MethodDelete, "/contacts/"+other, nil)
			expect(t, "the apply", o.refused(t, m, config), []string{other, "about 7 days", "apply again after that"}, []string{"merge"})
			time.Sleep(8 * 24 * time.Hour)
			o.applies(t, m, config)
		},
		"changed, and another one archived": func(t *testing.T, o *world) {
			m := o.made(t, "intercom_contact", "m", but(config, "external_id", "y"))
			other, _ := o.w.Do(http.MethodPost, "/contacts", config)["id"].(string)
			o.w.Do(http.MethodPost, "/contacts/"+other+"/archive", nil)
			expect(t, "the apply", o.refused(t, m, config), []string{other, forgetting}, []string{"merge"})
			over := o.instance(t, o.run(t), m.Kind, m.address)
			o.applies(t, over, config)
			if over.Text("id") != other {
				t.Errorf("it is %s, not %s", over.Text("id"), other)
			}
		},
		"changed, and one deleted that is not named": func(t *testing.T, _ *world) {
			o := newWorld(t, acctest.Quirks(emulator.Quirks{emulator.ConflictWithoutID: true}))
			m := o.made(t, "intercom_contact", "m", but(config, "external_id", "y"))
			other, _ := o.w.Do(http.MethodPost, "/contacts", config)["id"].(string)
			o.w.Do(http.MethodDelete, "/contacts/"+other, nil)
			expect(t, "the apply", o.refused(t, m, config), []string{"about that long", "apply again when 7 days have passed"}, nil)
			time.Sleep(8 * 24 * time.Hour)
			o.applies(t, m, config)
		},
		"changed, and one archived that is not named": func(t *testing.T, _ *world) {
			o := newWorld(t, acctest.Quirks(emulator.Quirks{emulator.ConflictWithoutID: true}))
			m := o.made(t, "intercom_contact", "m", but(config, "external_id", "y"))
			other, _ := o.w.Do(http.MethodPost, "/contacts", config)["id"].(string)
			o.w.Do(http.MethodPost, "/contacts/"+other+"/archive", nil)
			expect(t, "the apply", o.refused(t, m, config), []string{"external_id:<its external id>", forgetting, "take it out of the archive"}, nil)
			o.w.Do(http.MethodPost, "/contacts/"+other+"/unarchive", nil)
			run := o.run(t)
			over := o.instance(t, run, m.Kind, m.address)
			if err := run.Import(t.Context(), over.Instance, "external_id:x"); err != nil {
				t.Fatal(err)
			}
			o.applies(t, over, config)
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) { run(t, newWorld(t)) })
		})
	}
}
