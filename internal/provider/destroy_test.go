package provider_test

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/planmodifier"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/stringplanmodifier"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/emulator"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/session"
)

// TestRuleDestroyWarns destroys and replaces every resource, as its examples
// configure it. The plan warns of what is lost, by the name and the ids of the
// object, under a heading that no other kind has; or the resource says why
// nothing is lost, and the plan warns of nothing.
func TestRuleDestroyWarns(t *testing.T) {
	t.Parallel()
	objects, _ := resources(t)
	headings := map[string]string{}
	for _, kind := range slices.Sorted(maps.Keys(objects)) {
		loss := objects[kind].OfDestroy()
		if (loss.Nothing == "") == (loss.Summary == "" || loss.Detail == "") {
			t.Errorf("%s: a destroy loses something or nothing: %+v", kind, loss)
		}
		if other := headings[loss.Summary]; loss.Summary != "" && other != "" {
			t.Errorf("%s and %s warn with one heading, so that Terraform folds them: %s", kind, other, loss.Summary)
		}
		headings[loss.Summary] = kind
		parsed, addresses := newScene(t, kind)
		for _, address := range addresses {
			t.Run(address, func(t *testing.T) {
				t.Parallel()
				destroyWarns(t, objects[kind], parsed.again(), address, kind)
			})
		}
	}
}

func destroyWarns(t *testing.T, object whole, around *scene, address, kind string) {
	t.Helper()
	o := newWorld(t)
	run, err := o.session(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	config, err := around.config(t.Context(), run, address)
	if err != nil {
		t.Fatal(err)
	}
	instance, err := run.NewInstance(kind)
	if err != nil {
		t.Fatal(err)
	}
	m := &managed{instance, address, config}
	if err := m.apply(t.Context(), run, config); err != nil {
		t.Fatal(err)
	}
	plan := func(config session.Config) (replaces bool, warnings string) {
		run, err := o.session(t.Context(), nil)
		if err != nil {
			t.Fatal(err)
		}
		plan, err := run.Plan(t.Context(), m.Instance, config)
		return err == nil && plan.Replaces, run.Diagnostics()
	}
	_, warnings := plan(nil)
	names := o.objects[kind].IdentityAttributes()
	for _, name := range []string{"external_id", "name"} {
		if m.Text(name) != "" {
			names = append([]string{name}, names...)
			break
		}
	}
	check := func(what, warnings string) {
		loses := object.OfDestroy().Nothing == ""
		if loses != strings.Contains(warnings, "WARNING") {
			t.Errorf("%s: the plan says %q", what, warnings)
		}
		for _, name := range names {
			if loses && !strings.Contains(warnings, m.Text(name)) {
				t.Errorf("%s: the warning does not name %s %q: %s", what, name, m.Text(name), warnings)
			}
		}
	}
	check("destroy", warnings)
	tried := map[string]bool{}
	for name, others := range replacements(t, object) {
		for _, other := range others {
			changed := maps.Clone(config)
			for _, setting := range []string{"multiline", "options", "reference_type", "reference_object_type", "allow_multiple_values"} {
				if name == "data_type" { // another one does not have them
					delete(changed, setting)
				}
			}
			if name == "team_id" { // another one has no levels
				delete(changed, "secondary_admin_ids")
			}
			if name == "content_type" { // another one has content of its own
				changed["variations"] = []any{map[string]any{"locale": "en", "intentionally_empty": true}}
			}
			changed[name] = other
			if replaces, warnings := plan(changed); replaces {
				tried[name] = true
				check("another "+name, warnings)
			}
		}
	}
	if len(tried) == 0 && len(replacements(t, object)) > 0 {
		t.Error("nothing replaces the resource")
	}
}

// replacements are other values, good or not, of the attributes that replace a
// resource.
func replacements(t *testing.T, object whole) map[string][]string {
	t.Helper()
	var shape resource.SchemaResponse
	object.Schema(t.Context(), resource.SchemaRequest{}, &shape)
	others := map[string][]string{}
	for name, attribute := range shape.Schema.Attributes {
		text, ok := attribute.(schema.StringAttribute)
		if ok && (text.Required || text.Optional) && slices.ContainsFunc(text.PlanModifiers, func(modifier planmodifier.String) bool {
			return modifier.Description(t.Context()) == stringplanmodifier.RequiresReplace().Description(t.Context())
		}) {
			others[name] = []string{"4711", "boolean", "contact", "company", "fr", "inline", emulator.SampleOptInTypeID, emulator.SampleOptOutTypeID, emulator.SampleTagID, emulator.SampleOtherScheduleID, emulator.SampleTeamID}
		}
	}
	return others
}
