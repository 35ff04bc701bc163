package provider_test

import (
	"fmt"
	"maps"
	"slices"
	"testing"
	"testing/synctest"
	"time"

	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/acctest"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/emulator"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/session"
)

// parenthood is a kind that others belong to, how somebody archives one outside
// Terraform, and what belongs to it. An attribute of a child that is the parent's
// id has the value parentID.
type parenthood struct {
	config   session.Config
	archive  func(w *acctest.Workspace, id string)
	children map[string]session.Config
	quirks   []emulator.Quirks
}

const parentID = "the parent's id"

// parents are the kinds that come back, with all that they can come back with.
var parents = map[string]parenthood{
	"intercom_contact": {
		config: session.Config{"role": "user", "external_id": "back"},
		archive: func(w *acctest.Workspace, id string) {
			w.Do("POST", "/contacts/"+id+"/archive", nil)
		},
		children: map[string]session.Config{
			"intercom_contact_tag":          {"contact_id": parentID, "tag_id": "101"},
			"intercom_contact_company":      {"contact_id": parentID, "company_id": emulator.SampleCompanyID},
			"intercom_contact_subscription": {"contact_id": parentID, "subscription_type_id": emulator.SampleOptOutTypeID},
			"intercom_contact_note":         {"contact_id": parentID, "body": "Created by Terraform."},
		},
		quirks: []emulator.Quirks{
			nil, {emulator.ArchivedContactsReadable: true}, {emulator.ConflictSaysLittle: true}, {emulator.NoteLinesAreParagraphs: true}, {emulator.NotesEscapeMarkup: true},
		},
	},
	"intercom_company": {
		config: session.Config{"external_id": "back"},
		archive: func(w *acctest.Workspace, id string) {
			w.Do("DELETE", "/companies/"+id, nil)
		},
		children: map[string]session.Config{
			"intercom_company_tag":     {"company_id": parentID, "tag_id": "101"},
			"intercom_contact_company": {"company_id": parentID, "contact_id": emulator.SampleUserID},
			"intercom_company_note":    {"company_id": parentID, "body": "Created by Terraform."},
		},
		quirks: []emulator.Quirks{nil, {emulator.DeletedCompaniesReturn: true}},
	},
}

// TestInProcessParentReturns archives a parent outside Terraform: one apply
// converges, the next plan is empty, and nothing is there twice.
func TestInProcessParentReturns(t *testing.T) {
	t.Parallel()
	for _, kind := range slices.Sorted(maps.Keys(parents)) {
		for _, quirks := range parents[kind].quirks {
			t.Run(fmt.Sprint(kind, quirks), func(t *testing.T) {
				t.Parallel()
				synctest.Test(t, func(t *testing.T) { parentReturns(t, newWorld(t, acctest.Quirks(quirks)), kind, parents[kind]) })
			})
		}
	}
}

func parentReturns(t *testing.T, o *world, kind string, p parenthood) {
	t.Helper()
	parent := o.made(t, kind, "parent", p.config)
	configured := func(config session.Config) session.Config {
		whole := maps.Clone(config)
		for name, value := range whole {
			switch {
			case value != parentID:
			case parent.Exists():
				whole[name] = parent.Text("id")
			default:
				whole[name] = tftypes.NewValue(tftypes.String, tftypes.UnknownValue)
			}
		}
		return whole
	}
	var children []*managed
	for _, child := range slices.Sorted(maps.Keys(p.children)) {
		children = append(children, o.made(t, child, child, configured(p.children[child])))
	}
	o.managed = append([]*managed{parent}, children...)
	time.Sleep(time.Hour)
	p.archive(o.w, parent.Text("id"))
	o.remember()

	planning := o.run(t)
	for _, m := range o.managed {
		if err := planning.Refresh(t.Context(), m.Instance); err != nil {
			t.Fatalf("%s: %v", m.address, err)
		}
	}
	if parent.Exists() {
		t.Fatal("the parent is not gone")
	}
	gone := map[*managed]bool{}
	for _, m := range children {
		gone[m] = !m.Exists()
	}
	run := o.run(t) // engines apply with another process
	if err := parent.apply(t.Context(), run, p.config); err != nil {
		t.Fatal(err)
	}
	for _, m := range children {
		if err := m.apply(t.Context(), run, configured(p.children[m.address])); err != nil {
			t.Errorf("%s: %v", m.address, err)
		}
	}
	o.settle(t, parent, p.config)
	for _, m := range children {
		o.settle(t, m, configured(p.children[m.address]))
	}
	orphans, ghosts, lost := o.compare()
	if len(orphans)+len(ghosts)+len(lost) > 0 {
		t.Errorf("orphans %v, ghosts %v, lost %v", orphans, ghosts, lost)
	}
	// What is kept counts as had by the state, so that it is counted by itself.
	for child := range kept {
		before, now := o.before[child], contents(o.w)[child]
		configuredOnce := 0
		if _, has := p.children[child]; has {
			configuredOnce = 1
		}
		if len(now)-len(before) > configuredOnce && len(now) > len(before) {
			t.Errorf("%s: %d more than before: %v", child, len(now)-len(before), now)
		}
	}

	// A second resource for what came back is refused as ever.
	for _, m := range children {
		if kept[m.Kind] || !gone[m] {
			continue
		}
		twin := o.instance(t, run, m.Kind, "twin")
		expect(t, m.address+" a second time", failure(twin.apply(t.Context(), run, configured(p.children[m.address]))), []string{"exists already"}, nil)
	}
}
