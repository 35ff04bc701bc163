package provider_test

import (
	"maps"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/emulator"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/session"
)

// naming is a kind whose objects have something that only one can have.
type naming struct {
	first, second session.Config // two objects of the kind, which differ in that only
	third         session.Config // what nothing has, for those that can change in place
	look          lookup         // reads what tells of the first; nothing for kinds of which one list tells all
	sibling       bool           // the second tells of the first, when it is read
	inPlace       bool
}

type lookup struct {
	kind   string
	config func(id string) session.Config
}

// unique are the kinds that have such a thing. The rest is excused below.
var unique = map[string]naming{
	"intercom_dynamic_content": {first: dynamicContent("First"), second: dynamicContent("Second"), third: dynamicContent("Third"), inPlace: true},
	"intercom_tag": {
		first: session.Config{"name": "First"}, second: session.Config{"name": "Second"}, third: session.Config{"name": "Third"}, inPlace: true,
	},
	"intercom_conversation_attribute": {
		first: session.Config{"name": "First", "data_type": "string"}, second: session.Config{"name": "Second", "data_type": "string"},
		third: session.Config{"name": "Third", "data_type": "string"}, inPlace: true,
	},
	"intercom_data_attribute": {
		first:  session.Config{"model": "contact", "name": "first", "data_type": "string"},
		second: session.Config{"model": "contact", "name": "second", "data_type": "string"},
	},
	"intercom_contact": {
		first: session.Config{"role": "user", "external_id": "first", "email": "first@example.com"}, second: session.Config{"role": "user", "external_id": "second"},
		third: session.Config{"role": "user", "external_id": "third"}, inPlace: true,
		look: lookup{"intercom_contact", func(id string) session.Config { return session.Config{"id": id} }},
	},
	"intercom_company": {
		first: session.Config{companyKey(): "first"}, second: session.Config{companyKey(): "second"},
		look: lookup{"intercom_company", func(id string) session.Config { return session.Config{"id": id} }},
	},
	"intercom_external_page": {
		first:  session.Config{"source_id": emulator.SampleSourceID, "external_id": "first", "title": "A", "html": "<p>A</p>"},
		second: session.Config{"source_id": emulator.SampleSourceID, "external_id": "second", "title": "A", "html": "<p>A</p>"},
		look:   lookup{"intercom_external_page", func(id string) session.Config { return session.Config{"id": id} }},
	},
	"intercom_custom_object_instance": {
		first:  session.Config{"object_type": "Order", "external_id": "first"},
		second: session.Config{"object_type": "Order", "external_id": "second"},
		look: lookup{"intercom_custom_object_instance", func(id string) session.Config {
			return session.Config{"object_type": "Order", "id": strings.TrimPrefix(id, "Order/")}
		}},
	},
	"intercom_contact_tag": {
		first:  session.Config{"contact_id": emulator.SampleUserID, "tag_id": "101"},
		second: session.Config{"contact_id": emulator.SampleUserID, "tag_id": "103"},
		look: lookup{"intercom_contact_tags", func(string) session.Config {
			return session.Config{"contact_id": emulator.SampleUserID}
		}},
	},
	"intercom_company_tag": {
		first:  session.Config{"company_id": emulator.SampleEmptyCompanyID, "tag_id": "101"},
		second: session.Config{"company_id": emulator.SampleEmptyCompanyID, "tag_id": "103"},
		look: lookup{"intercom_company", func(string) session.Config {
			return session.Config{"id": emulator.SampleEmptyCompanyID}
		}},
	},
	"intercom_article_tag": {
		first:   session.Config{"article_id": emulator.SampleDraftArticleID, "tag_id": "101"},
		second:  session.Config{"article_id": emulator.SampleDraftArticleID, "tag_id": "103"},
		sibling: true,
	},
	"intercom_conversation_tag": {
		first:   session.Config{"conversation_id": emulator.SampleConversationID, "tag_id": "101", "admin_id": "991267460"},
		second:  session.Config{"conversation_id": emulator.SampleConversationID, "tag_id": "103", "admin_id": "991267460"},
		sibling: true,
	},
	"intercom_internal_article_tag": {
		first:   session.Config{"internal_article_id": emulator.SampleInternalArticleID, "tag_id": "101"},
		second:  session.Config{"internal_article_id": emulator.SampleInternalArticleID, "tag_id": "102"},
		sibling: true,
	},
	"intercom_content_snippet_tag": { // of a tag, one search tells the snippets
		first:   session.Config{"content_snippet_id": emulator.SampleContentSnippetID, "tag_id": "101"},
		second:  session.Config{"content_snippet_id": emulator.SampleUsedSnippetID, "tag_id": "101"},
		sibling: true,
	},
	"intercom_help_center_redirect": {
		first: redirect("first"), second: redirect("second"),
		look: lookup{"intercom_help_center_redirects", func(string) session.Config {
			return session.Config{"help_center_id": emulator.SampleHelpCenterID}
		}},
	},
	"intercom_office_hours_schedule": {
		first: schedule("First"), second: schedule("Second"), third: schedule("Third"), inPlace: true,
		look: lookup{"intercom_office_hours_schedules", func(string) session.Config { return nil }},
	},
	"intercom_office_hours_exception": {
		first: exception("2026-05-01"), second: exception("2026-05-02"), third: exception("2026-05-03"), inPlace: true,
		look: lookup{"intercom_office_hours_exceptions", func(string) session.Config {
			return session.Config{"office_hours_schedule_id": emulator.SampleScheduleID}
		}},
	},
	"intercom_contact_company": {
		first:   session.Config{"contact_id": emulator.SampleOtherUserID, "company_id": "6762f0761bb69f9f2193ba02"},
		second:  session.Config{"contact_id": emulator.SampleOtherUserID, "company_id": emulator.SampleEmptyCompanyID},
		sibling: true,
	},
	"intercom_contact_subscription": {
		first:  session.Config{"contact_id": emulator.SampleUserID, "subscription_type_id": emulator.SampleOptOutTypeID},
		second: session.Config{"contact_id": emulator.SampleUserID, "subscription_type_id": emulator.SampleOptInTypeID},
		look: lookup{"intercom_contact_subscriptions", func(string) session.Config {
			return session.Config{"contact_id": emulator.SampleUserID}
		}},
	},
}

// many are the kinds of which there can be any number that are alike.
var many = []string{
	"intercom_article", "intercom_audience", "intercom_auth_token", "intercom_collection", "intercom_company_note", "intercom_contact_note", "intercom_content_import_source", "intercom_content_snippet", "intercom_data_connector", "intercom_folder",
	"intercom_identity_verification_secret", "intercom_internal_article", "intercom_news_item", "intercom_ticket", "intercom_ticket_type", "intercom_ticket_type_attribute",
}

// single are the kinds of which a workspace, or an object of it, has one from the
// beginning.
var single = []string{"intercom_ip_allowlist", "intercom_team_membership"}

// dynamicContent is a piece of it, the least that there is.
func dynamicContent(name string) session.Config {
	return session.Config{
		"name": name, "content_type": "inline", "default_locale": "en", "variations": []any{map[string]any{"locale": "en", "text_content": "Text"}},
	}
}

// schedule is one of office hours, and exception a day on which the sample's is
// closed.
func schedule(name string) session.Config {
	return session.Config{
		"name": name, "time_zone_name": "Europe/Dublin", "hours": []any{map[string]any{"day": "monday", "opens": "09:00", "closes": "17:00"}},
	}
}

func exception(date string) session.Config {
	return session.Config{"office_hours_schedule_id": emulator.SampleScheduleID, "exception_date": date, "exception_type": "closed"}
}

// redirect is one from a path of the sample's help center.
func redirect(from string) session.Config {
	return session.Config{
		"help_center_id": emulator.SampleHelpCenterID, "from_url": "https://intercom.help/acme-help/" + from, "locale": "en",
		"target_type": "collection", "target_id": emulator.SampleCollectionID,
	}
}

// companyKey is the attribute with the customer's own id of a company.
func companyKey() string { return "external_id" }

func TestEveryResourceIsUniqueOrMany(t *testing.T) {
	t.Parallel()
	objects, _ := resources(t)
	for name := range objects {
		_, found := unique[name]
		if found == slices.Contains(slices.Concat(many, single), name) {
			t.Errorf("%s is in both of unique and many or single, or in none: the tests of names that are taken must know it", name)
		}
	}
}

// eachUnique runs a test for every kind, in a bubble of time.
func eachUnique(t *testing.T, run func(t *testing.T, o *world, kind string, n naming)) {
	t.Helper()
	for _, kind := range slices.Sorted(maps.Keys(unique)) {
		t.Run(kind, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) { run(t, newWorld(t), kind, unique[kind]) })
		})
	}
}

func (o *world) run(t *testing.T) *session.Session {
	t.Helper()
	run, err := o.session(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	return run
}

// instance is a resource that is not there yet.
func (o *world) instance(t *testing.T, run *session.Session, kind, address string) *managed {
	t.Helper()
	instance, err := run.NewInstance(kind)
	if err != nil {
		t.Fatal(err)
	}
	return &managed{Instance: instance, address: address}
}

// made is a resource that is there and in a state.
func (o *world) made(t *testing.T, kind, address string, config session.Config) *managed {
	t.Helper()
	run := o.run(t)
	m := o.instance(t, run, kind, address)
	if err := m.apply(t.Context(), run, config); err != nil {
		t.Fatalf("%s: %v", address, err)
	}
	return m
}

func plans(t *testing.T, run *session.Session, m *managed, config session.Config) *session.Plan {
	t.Helper()
	plan, err := run.Plan(t.Context(), m.Instance, config)
	if err != nil {
		t.Fatalf("%s: %v", m.address, err)
	}
	return plan
}

// lies are words that are wrong, or advice that cannot be followed, where the
// object that is in the way is in the same state.
var lies = []string{"Terraform did not create it", "import {", "terraform import"}

func expect(t *testing.T, what, text string, wanted, unwanted []string) {
	t.Helper()
	for _, wanted := range wanted {
		if !strings.Contains(text, wanted) {
			t.Errorf("%s does not say %q: %s", what, wanted, text)
		}
	}
	for _, unwanted := range unwanted {
		if strings.Contains(text, unwanted) {
			t.Errorf("%s says %q: %s", what, unwanted, text)
		}
	}
}

func failure(err error) string {
	if err == nil {
		return "(no error)"
	}
	return err.Error()
}

// atOnce applies plans as an engine does, all at the same time.
func atOnce(t *testing.T, run *session.Session, plans ...*session.Plan) []error {
	t.Helper()
	failures := make([]error, len(plans))
	var group sync.WaitGroup
	for i, plan := range plans {
		group.Go(func() { failures[i] = run.Apply(t.Context(), plan) })
	}
	group.Wait()
	return failures
}

// TestInProcessTakenBySomebodyElse creates what exists and is in no state.
func TestInProcessTakenBySomebodyElse(t *testing.T) {
	t.Parallel()
	eachUnique(t, func(t *testing.T, o *world, kind string, n naming) {
		theirs := o.made(t, kind, "theirs", n.first)
		id := o.importID(theirs)
		run := o.run(t)
		if n.look.kind != "" { // what was read anyway
			if _, err := run.ReadDataSource(t.Context(), n.look.kind, n.look.config(id)); err != nil {
				t.Fatal(err)
			}
		}
		if n.sibling {
			if err := run.Refresh(t.Context(), o.made(t, kind, "sibling", n.second).Instance); err != nil {
				t.Fatal(err)
			}
		}
		m := o.instance(t, run, kind, "mine")
		plan := plans(t, run, m, n.first)
		expect(t, "the plan", run.Diagnostics(), []string{"WARNING", "exists already", id, "moved block"}, lies[:1])
		err := run.Apply(t.Context(), plan)
		expect(t, "the apply", failure(err), []string{"exists already", "terraform import '<address of this resource>' '" + id + "'"}, lies[:1])
		if m.Exists() {
			t.Error("it is in the state")
		}
		if _, _, lost := o.compare(); len(lost) > 0 {
			t.Errorf("what was there is lost: %v", lost)
		}
	})
}

// TestInProcessTakenByOnesOwn creates what another address has, with an engine
// that plans either of the two first.
func TestInProcessTakenByOnesOwn(t *testing.T) {
	t.Parallel()
	for name, creationFirst := range map[string]bool{"creation planned first": true, "creation planned last": false} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			eachUnique(t, func(t *testing.T, o *world, kind string, n naming) {
				old := o.made(t, kind, "old", n.first)
				run := o.run(t)
				twin := o.instance(t, run, kind, "twin")
				planOld := func() {
					if err := run.Refresh(t.Context(), old.Instance); err != nil {
						t.Fatal(err)
					}
					if plan := plans(t, run, old, n.first); !plan.Empty() {
						t.Errorf("the plan is not empty: %s", plan)
					}
				}
				if !creationFirst {
					planOld()
				}
				plan := plans(t, run, twin, n.first)
				if creationFirst {
					planOld()
				}
				expect(t, "the plan", run.Diagnostics(), []string{"WARNING", "exists already", o.importID(old), "moved block", "create_before_destroy"}, lies[:1])
				err := run.Apply(t.Context(), plan)
				expect(t, "the apply", failure(err), []string{"exists already", "Terraform manages it", o.importID(old), "moved block", "create_before_destroy"}, lies)
				if twin.Exists() {
					t.Error("the second one is in the state")
				}
			})
		})
	}
}

// TestInProcessTakenByThePredecessor is create_before_destroy: the engine applies
// with another process than it planned with, which has seen nothing.
func TestInProcessTakenByThePredecessor(t *testing.T) {
	t.Parallel()
	eachUnique(t, func(t *testing.T, o *world, kind string, n naming) {
		old := o.made(t, kind, "old", n.first)
		applying := o.run(t)
		successor := o.instance(t, applying, kind, "new")
		err := applying.Apply(t.Context(), plans(t, applying, successor, n.first))
		expect(t, "the apply", failure(err), []string{"exists already", o.importID(old), "If Terraform manages it already, do not import it", "create_before_destroy"}, lies[:1])
	})
}

// TestInProcessAnotherAddress destroys at one address what it creates at another,
// as a changed key of for_each does.
func TestInProcessAnotherAddress(t *testing.T) {
	t.Parallel()
	for name, creationFirst := range map[string]bool{"creation planned first": true, "creation planned last": false} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			eachUnique(t, func(t *testing.T, o *world, kind string, n naming) {
				old := o.made(t, kind, "old", n.first)
				planning := o.run(t)
				if err := planning.Refresh(t.Context(), old.Instance); err != nil {
					t.Fatal(err)
				}
				now := o.instance(t, planning, kind, "new")
				if creationFirst {
					plans(t, planning, now, n.first)
					plans(t, planning, old, nil)
				} else {
					plans(t, planning, old, nil)
					plans(t, planning, now, n.first)
				}
				expect(t, "the plan", planning.Diagnostics(), []string{"WARNING", "exists already", "moved block"}, lies[:1])
				run := o.run(t)
				for i, err := range atOnce(t, run, plans(t, run, now, n.first), plans(t, run, old, nil)) {
					if err != nil {
						t.Errorf("%d: %v", i, err)
					}
				}
				o.settle(t, now, n.first)
			})
		})
	}
}

// settle fails unless the next run finds nothing to do.
func (o *world) settle(t *testing.T, m *managed, config session.Config) {
	t.Helper()
	if err := m.settled(t.Context(), o.run(t), config); err != nil {
		t.Errorf("%s: %v", m.address, err)
	}
}

// TestInProcessRenameOntoTaken gives an object what another one has: a swap, and
// one that stays as it is.
func TestInProcessRenameOntoTaken(t *testing.T) {
	t.Parallel()
	eachUnique(t, func(t *testing.T, o *world, kind string, n naming) {
		if !n.inPlace {
			return
		}
		one, other := o.made(t, kind, "one", n.first), o.made(t, kind, "other", n.second)
		run := o.run(t)
		if n.look.kind != "" {
			if _, err := run.ReadDataSource(t.Context(), n.look.kind, n.look.config(o.importID(one))); err != nil {
				t.Fatal(err)
			}
		}
		config := session.Config{}
		maps.Copy(config, n.second)
		for name, value := range n.first {
			config[name] = value
		}
		plan := plans(t, run, other, config)
		expect(t, "the plan", run.Diagnostics(), []string{"WARNING", "exists already", o.importID(one), "something third"}, lies[:1])
		expect(t, "the apply", failure(run.Apply(t.Context(), plan)), []string{"exists already", o.importID(one), "something third"}, lies[:1])
		o.settle(t, one, n.first)
		o.settle(t, other, n.second)
	})
}

// TestInProcessSwappedOutside has somebody rename an object while another one gets
// its name. The refusal names the way out, which ends in an empty plan.
func TestInProcessSwappedOutside(t *testing.T) {
	t.Parallel()
	eachUnique(t, func(t *testing.T, o *world, kind string, n naming) {
		if !n.inPlace {
			return
		}
		mine := o.made(t, kind, "mine", n.first)
		run := o.run(t)
		same := o.instance(t, run, kind, "the same one, elsewhere")
		if err := run.Import(t.Context(), same.Instance, o.importID(mine)); err != nil {
			t.Fatal(err)
		}
		if err := same.apply(t.Context(), run, n.third); err != nil {
			t.Fatal(err)
		}
		theirs := o.made(t, kind, "theirs", n.first)
		run = o.run(t)
		if err := run.Refresh(t.Context(), mine.Instance); err != nil {
			t.Fatal(err)
		}
		said := failure(run.Apply(t.Context(), plans(t, run, mine, n.first)))
		expect(t, "the apply", said, []string{"exists already", "terraform state rm", "terraform import '<address of this resource>' '" + o.importID(theirs) + "'"}, lies[:1])
		run = o.run(t)
		over := o.instance(t, run, kind, "mine")
		if err := run.Import(t.Context(), over.Instance, o.importID(theirs)); err != nil {
			t.Fatal(err)
		}
		o.settle(t, over, n.first)
	})
}

// TestInProcessSwap swaps what two objects have. Where it changes in place that
// takes a third name; what is replaced is destroyed first, and the swap works.
func TestInProcessSwap(t *testing.T) {
	t.Parallel()
	eachUnique(t, func(t *testing.T, o *world, kind string, n naming) {
		first := maps.Clone(n.first)
		delete(first, "email")
		one, other := o.made(t, kind, "one", first), o.made(t, kind, "other", n.second)
		run := o.run(t)
		failures := atOnce(t, run, plans(t, run, one, n.second), plans(t, run, other, first))
		if n.inPlace {
			for i, err := range failures {
				expect(t, []string{"one", "the other"}[i], failure(err), []string{"exists already", "apply again", "something third"}, lies[:1])
			}
			for _, step := range []struct {
				m      *managed
				config session.Config
			}{{one, n.third}, {other, first}, {one, n.second}} {
				if err := step.m.apply(t.Context(), o.run(t), step.config); err != nil {
					t.Error(err)
				}
			}
		} else {
			for i, err := range failures {
				if err != nil {
					t.Errorf("%d: %v", i, err)
				}
			}
		}
		o.settle(t, one, n.second)
		o.settle(t, other, first)
	})
}

// TestInProcessChain gives each object what the next one has, and the last one
// something new: all at once.
func TestInProcessChain(t *testing.T) {
	t.Parallel()
	eachUnique(t, func(t *testing.T, o *world, kind string, n naming) {
		if !n.inPlace {
			return
		}
		first := maps.Clone(n.first)
		delete(first, "email")
		one, other := o.made(t, kind, "one", first), o.made(t, kind, "other", n.second)
		run := o.run(t)
		for i, err := range atOnce(t, run, plans(t, run, one, n.second), plans(t, run, other, n.third)) {
			if err != nil {
				t.Errorf("%d: %v", i, err)
			}
		}
		o.settle(t, one, n.second)
		o.settle(t, other, n.third)
	})
}

// TestInProcessDeletedContact creates a user again who was deleted for good, and
// whose external id Intercom therefore keeps for some days.
func TestInProcessDeletedContact(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		o := newWorld(t)
		config := session.Config{"role": "user", "external_id": "first", "on_destroy": "delete"}
		m := o.made(t, "intercom_contact", "m", config)
		run := o.run(t)
		plan := plans(t, run, m, nil)
		expect(t, "the plan", run.Diagnostics(), []string{"WARNING", "deleted permanently", "about 7 days"}, nil)
		if err := run.Apply(t.Context(), plan); err != nil {
			t.Fatal(err)
		}
		err := m.apply(t.Context(), o.run(t), config)
		expect(t, "the apply", failure(err), []string{"A deleted contact has the external id", "about 7 days", "Apply again", "marked for permanent deletion"}, lies)
		if m.Exists() {
			t.Error("it is in the state")
		}
		time.Sleep(8 * 24 * time.Hour)
		if err := m.apply(t.Context(), o.run(t), config); err != nil {
			t.Error(err)
		}
		o.settle(t, m, config)
	})
}
