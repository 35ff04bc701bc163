package provider_test

import (
	"fmt"
	"net/http"
	"regexp"
	"strings"
	"testing"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/acctest"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/session"
)

// TestEveryNameIsFoundWhateverItsAccents has a workspace whose names hold letters
// and accents apart, as macOS and some databases write them, and looks for them by
// what Terraform makes of every string.
func TestEveryNameIsFoundWhateverItsAccents(t *testing.T) {
	t.Parallel()
	world := newWorld(t)
	made := func(path string, body map[string]any) string {
		return fmt.Sprint(world.w.Do(http.MethodPost, path, body)["id"])
	}
	ids := map[string]string{
		"intercom_tag":                    made("/tags", map[string]any{"name": apart}),
		"intercom_data_attribute":         made("/data_attributes", map[string]any{"name": apart, "model": "contact", "data_type": "string"}),
		"intercom_conversation_attribute": made("/conversations/attributes", map[string]any{"name": apart, "data_type": "string"}),
		"intercom_ticket_type":            made("/ticket_types", map[string]any{"name": apart}),
		"intercom_company":                made("/companies", map[string]any{"company_id": apart, "name": apart}),
		"intercom_contact":                made("/contacts", map[string]any{"role": "user", "external_id": apart}),
	}
	for kind, by := range map[string]session.Config{
		"intercom_tag":                    {"name": composed},
		"intercom_data_attribute":         {"name": composed, "model": "contact"},
		"intercom_conversation_attribute": {"name": composed},
		"intercom_ticket_type":            {"name": composed},
	} {
		if _, err := world.begin(t, world.w).ReadDataSource(t.Context(), kind, by); err != nil {
			t.Errorf("%s is not found: %v", kind, err)
		}
	}
	for kind, form := range map[string]string{
		"intercom_tag": "name:%s", "intercom_data_attribute": "contact/%s", "intercom_conversation_attribute": "name:%s",
	} {
		for _, name := range []string{apart, composed} {
			run := world.begin(t, world.w)
			instance, err := run.NewInstance(kind)
			if err == nil {
				err = run.Import(t.Context(), instance, fmt.Sprintf(form, name))
			}
			if err != nil || instance.Text("id") != ids[kind] {
				t.Errorf("%s is not imported as %s: %v", kind, fmt.Sprintf(form, name), err)
			}
		}
	}
	// A second one would look the same.
	for kind, config := range map[string]session.Config{
		"intercom_tag":                    {"name": composed},
		"intercom_data_attribute":         {"name": composed, "model": "contact", "data_type": "string"},
		"intercom_conversation_attribute": {"name": composed, "data_type": "string"},
	} {
		run, err := acctest.Session(t.Context(), world.w, nil)
		if err != nil {
			t.Fatal(err)
		}
		instance, err := run.NewInstance(kind)
		if err != nil {
			t.Fatal(err)
		}
		plan, err := run.Plan(t.Context(), instance, config)
		if err == nil {
			err = run.Apply(t.Context(), plan)
		}
		if err == nil || !strings.Contains(err.Error(), "exists already") {
			t.Errorf("%s: a second one that looks the same: %v", kind, err)
		}
	}
	for kind, id := range ids {
		adopt(t, world.w, kind, id)
	}
}

// TestEveryImportSaysWhichFormsWork imports what no form of an import string is,
// and then by every form that the refusal names.
func TestEveryImportSaysWhichFormsWork(t *testing.T) {
	t.Parallel()
	world := newWorld(t)
	forms := 0
	imports := func(kind, id string) string {
		run := world.begin(t, world.w)
		instance, err := run.NewInstance(kind)
		if err != nil {
			t.Fatal(err)
		}
		return fmt.Sprint(run.Import(t.Context(), instance, id))
	}
	for kind, object := range world.objects {
		refused := imports(kind, "VIP customer/of old")
		for _, form := range object.Imports() {
			forms++
			if !strings.Contains(refused, form) {
				t.Errorf("%s: a malformed import does not name the form %s: %s", kind, form, refused)
			}
			id := regexp.MustCompile(`<[^>]*>`).ReplaceAllString(form, "nobody")
			if said := imports(kind, id); strings.Contains(said, "Malformed import id") || said == "<nil>" {
				t.Errorf("%s: the form %s does not work: %s", kind, form, said)
			}
		}
	}
	if forms == 0 {
		t.Error("there is no form to try")
	}
}

// TestEveryImportOfNothingSaysWhichFormsWork imports well-formed ids of nothing:
// the error is the provider's own and names the other forms.
func TestEveryImportOfNothingSaysWhichFormsWork(t *testing.T) {
	t.Parallel()
	world := newWorld(t)
	for kind, object := range world.objects {
		for _, part := range []string{"crm-1", "uma@example.com", "999999999"} {
			run := world.begin(t, world.w)
			instance, err := run.NewInstance(kind)
			if err != nil {
				t.Fatal(err)
			}
			names := object.IdentityAttributes()
			id := strings.TrimSuffix(strings.Repeat(part+"/", len(names)), "/")
			said := fmt.Sprint(run.Import(t.Context(), instance, id))
			wanted := []string{"Cannot import: there is no such ", id, "<" + strings.Join(names, ">/<") + ">"}
			wanted = append(wanted, object.Imports()...)
			expect(t, kind+" "+id, said, wanted, []string{"non-existent"})
			if instance.Exists() {
				t.Errorf("%s %s is in the state", kind, id)
			}
		}
	}
}

// TestInProcessGoneAfterImport destroys from elsewhere what was imported: the
// refresh finds that it is gone, which is no error.
func TestInProcessGoneAfterImport(t *testing.T) {
	t.Parallel()
	eachUnique(t, func(t *testing.T, o *world, kind string, n naming) {
		theirs := o.made(t, kind, "theirs", n.first)
		mine := o.instance(t, o.run(t), kind, "mine")
		if err := o.run(t).Import(t.Context(), mine.Instance, o.importID(theirs)); err != nil {
			t.Fatal(err)
		}
		run := o.run(t)
		if err := run.Apply(t.Context(), plans(t, run, theirs, nil)); err != nil {
			t.Fatal(err)
		}
		err := o.run(t).Refresh(t.Context(), mine.Instance)
		if shown := kind == "intercom_data_attribute"; err != nil || mine.Exists() != shown { // which shows what is archived
			t.Errorf("a refresh of what is gone: %v; in the state: %t", err, mine.Exists())
		}
	})
}
