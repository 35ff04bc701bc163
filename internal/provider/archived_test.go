package provider_test

import (
	"context"
	"maps"
	"net/http"
	"slices"
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-framework/resource"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/acctest"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/emulator"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/session"
)

// archiving is how somebody archives an object, for every kind of which a
// destroy does.
var archiving = map[string]func(m *managed) (method, path string){
	"intercom_company": func(m *managed) (string, string) { return http.MethodDelete, "/companies/" + m.Text("id") },
	"intercom_contact": func(m *managed) (string, string) { return http.MethodPost, "/contacts/" + m.Text("id") + "/archive" },
	"intercom_conversation_attribute": func(m *managed) (string, string) {
		return http.MethodDelete, "/conversations/attributes/" + m.Text("id")
	},
	"intercom_data_attribute": func(m *managed) (string, string) { return http.MethodPut, "/data_attributes/" + m.Text("id") },
	"intercom_ticket_type":    func(m *managed) (string, string) { return http.MethodPut, "/ticket_types/" + m.Text("id") },
	"intercom_ticket_type_attribute": func(m *managed) (string, string) {
		return http.MethodPut, "/ticket_types/" + m.Text("ticket_type_id") + "/attributes/" + m.Text("id")
	},
}

// showsArchived says whether a resource has the attribute archived.
func showsArchived(t *testing.T, object whole) bool {
	t.Helper()
	var shape resource.SchemaResponse
	object.Schema(t.Context(), resource.SchemaRequest{}, &shape)
	_, shows := shape.Schema.Attributes["archived"]
	return shows
}

// TestRuleArchivedOutside archives, behind Terraform's back, every kind of object
// that a destroy archives. What Intercom shows and restores is one object before
// and after the next apply, can be imported, and be configured to stay archived;
// of what it hides the refresh warns.
func TestRuleArchivedOutside(t *testing.T) {
	t.Parallel()
	objects, _ := resources(t)
	for _, kind := range slices.Sorted(maps.Keys(objects)) {
		if !strings.Contains(objects[kind].OfDestroy().Summary, "archived") && !showsArchived(t, objects[kind]) {
			continue
		}
		for quirk, quirks := range map[string]emulator.Quirks{
			"": nil, " not listed": {emulator.ArchivedTicketTypesUnlisted: true},
			" not readable": {
				emulator.ArchivedConversationAttributesUnreadable: true,
				emulator.ArchivedTicketTypesUnlisted:              true, emulator.ArchivedTicketTypesUnreadable: true,
			},
		} {
			shown := showsArchived(t, objects[kind]) && (kind != "intercom_ticket_type" || !quirks[emulator.ArchivedTicketTypesUnreadable])
			t.Run(kind+quirk, func(t *testing.T) {
				t.Parallel()
				if archiving[kind] == nil {
					t.Fatal("archiving does not know the kind")
				}
				archivedOutside(t, kind, shown, quirks)
			})
		}
	}
}

// exampleOf applies the example of a kind.
func exampleOf(t *testing.T, o *world, kind string) *managed {
	t.Helper()
	parsed, addresses := newScene(t, kind)
	run := newRun(t, o)
	config, err := parsed.config(t.Context(), run, addresses[0])
	if err != nil {
		t.Fatal(err)
	}
	instance, err := run.NewInstance(kind)
	if err != nil {
		t.Fatal(err)
	}
	m := &managed{instance, addresses[0], config}
	if err := m.apply(t.Context(), run, config); err != nil {
		t.Fatal(err)
	}
	return m
}

func newRun(t *testing.T, o *world) *session.Session {
	t.Helper()
	run, err := o.session(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	return run
}

func archivedOutside(t *testing.T, kind string, shown bool, quirks emulator.Quirks) {
	t.Helper()
	o := newWorld(t, acctest.Quirks(quirks))
	m := exampleOf(t, o, kind)
	id := o.importID(m)
	method, path := archiving[kind](m)
	archive := func() { o.w.Do(method, path, map[string]any{"archived": true}) }
	archive()
	run := newRun(t, o)
	if err := run.Refresh(t.Context(), m.Instance); err != nil {
		t.Fatal(err)
	}
	if !shown {
		if said := run.Diagnostics(); m.Exists() || !strings.Contains(said, "WARNING") || !strings.Contains(said, id) {
			t.Errorf("it is in the state: %t, and the refresh says %q", m.Exists(), said)
		}
		return
	}
	if !m.Exists() {
		t.Fatalf("it is not in the state: %s", run.Diagnostics())
	}
	if _, there := kinds[kind](o.w)[id]; there {
		t.Fatal("it is not archived")
	}
	restored(t, o, m, id)
	// It may stay archived, and then destroying it says nothing.
	archive()
	config := maps.Clone(m.config)
	config["archived"] = true
	if err := m.settled(t.Context(), newRun(t, o), config); err != nil {
		t.Errorf("with archived = true: %v", err)
	}
	run = newRun(t, o)
	if _, err := run.Plan(t.Context(), m.Instance, nil); err != nil || run.Diagnostics() != "" {
		t.Errorf("to destroy what is archived: %v, %q", err, run.Diagnostics())
	}
	// It can be imported, as it is and to be restored.
	imported, err := run.NewInstance(kind)
	if err == nil {
		err = run.Import(t.Context(), imported, id)
	}
	if err != nil {
		t.Fatal(err)
	}
	again := &managed{imported, m.address, m.config}
	if err := again.settled(t.Context(), newRun(t, o), config); err != nil {
		t.Errorf("imported, with archived = true: %v", err)
	}
	restored(t, o, again, id)
}

// restored applies a configuration to what is archived: in place, once.
func restored(t *testing.T, o *world, m *managed, id string) {
	t.Helper()
	run := newRun(t, o)
	plan, err := run.Plan(t.Context(), m.Instance, m.config)
	if err == nil && (plan.Replaces || plan.Empty()) {
		t.Errorf("the plan does not change it in place: %s", plan)
	}
	if err == nil {
		err = run.Apply(t.Context(), plan)
	}
	if err == nil {
		err = m.settled(t.Context(), newRun(t, o), m.config)
	}
	if err != nil || o.importID(m) != id {
		t.Fatalf("%s became %s: %v", id, o.importID(m), err)
	}
	if _, there := kinds[m.Kind](o.w)[id]; !there {
		t.Error("it is not restored")
	}
}

// TestRuleArchivedByConfiguration makes what is archived from the beginning, and
// archives and restores it by the configuration.
func TestRuleArchivedByConfiguration(t *testing.T) {
	t.Parallel()
	objects, _ := resources(t)
	for kind, object := range objects {
		if !showsArchived(t, object) {
			continue
		}
		t.Run(kind, func(t *testing.T) {
			t.Parallel()
			o := newWorld(t)
			m := exampleOf(t, o, kind)
			for _, archived := range []bool{true, false, true} {
				applyArchived(t.Context(), t, o, m, archived)
			}
			if err := m.apply(t.Context(), newRun(t, o), nil); err != nil {
				t.Fatal(err)
			}
			if kind == "intercom_data_attribute" { // whose name is archived, and restored
				m.config["name"] = "Another"
			}
			applyArchived(t.Context(), t, o, m, true)
			applyArchived(t.Context(), t, o, m, false)
		})
	}
}

func applyArchived(ctx context.Context, t *testing.T, o *world, m *managed, archived bool) {
	t.Helper()
	m.config["archived"] = archived
	if err := m.apply(ctx, newRun(t, o), m.config); err != nil {
		t.Fatal(err)
	}
	if err := m.settled(ctx, newRun(t, o), m.config); err != nil {
		t.Error(err)
	}
	if _, there := kinds[m.Kind](o.w)[o.importID(m)]; there == archived {
		t.Errorf("archived = %t, and it is in use: %t", archived, there)
	}
}

// TestRuleArchivedTypeTakesTickets plans a ticket of a type that somebody archived
// and that the same run restores, and applies both.
func TestRuleArchivedTypeTakesTickets(t *testing.T) {
	t.Parallel()
	o := newWorld(t)
	kind := exampleOf(t, o, "intercom_ticket_type")
	o.w.Do(http.MethodPut, "/ticket_types/"+kind.Text("id"), map[string]any{"archived": true})
	ticket := func(run *session.Session) (*session.Instance, *session.Plan, error) {
		instance, err := run.NewInstance("intercom_ticket")
		if err != nil {
			t.Fatal(err)
		}
		plan, err := run.Plan(t.Context(), instance, session.Config{"ticket_type_id": kind.Text("id"), "contact_id": emulator.SampleUserID})
		return instance, plan, err
	}
	if _, _, err := ticket(newRun(t, o)); err == nil || !strings.Contains(err.Error(), "The ticket type is archived") {
		t.Errorf("a ticket of an archived type is planned: %v", err)
	}
	run := newRun(t, o)
	if err := run.Refresh(t.Context(), kind.Instance); err != nil {
		t.Fatal(err)
	}
	restoring, err := run.Plan(t.Context(), kind.Instance, kind.config)
	if err != nil {
		t.Fatal(err)
	}
	instance, plan, err := ticket(run)
	if err == nil {
		err = run.Apply(t.Context(), restoring)
	}
	if err == nil {
		err = run.Apply(t.Context(), plan)
	}
	if err != nil || !instance.Exists() {
		t.Errorf("the ticket was not created: %v", err)
	}
}
