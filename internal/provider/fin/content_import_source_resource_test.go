package fin_test

import (
	"encoding/json"
	"net/http"
	"testing"

	"github.com/hashicorp/terraform-plugin-testing/helper/resource"
	"github.com/hashicorp/terraform-plugin-testing/knownvalue"
	"github.com/hashicorp/terraform-plugin-testing/plancheck"
	"github.com/hashicorp/terraform-plugin-testing/statecheck"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/acctest"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/emulator"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/session"
)

const sourceAddress = "intercom_content_import_source.test"

func source(attributes ...string) string { return block(sourceAddress, attributes...) }

const (
	forEnterprise = `audience_ids = ["` + emulator.SampleAudienceID + `"]`
	forBoth       = `audience_ids = ["` + emulator.SampleAudienceID + `", "` + emulator.SampleUnusedAudienceID + `"]`
	appliesToAll  = `apply_audience_to_existing_content = true`
)

func TestAccContentImportSource(t *testing.T) {
	t.Parallel()
	w := acctest.Lifecycle(t)
	w.Test(acctest.Life(t, sourceAddress, acctest.Steps{
		Create: resource.TestStep{Config: source(`url = "https://one.example.com"`), ConfigStateChecks: []statecheck.StateCheck{
			known(sourceAddress, "status", knownvalue.StringExact("active")), known(sourceAddress, "sync_behavior", knownvalue.StringExact("api")),
			known(sourceAddress, "audience_ids", knownvalue.SetSizeExact(0)),
		}},
		Update: resource.TestStep{Config: source(`url = "https://two.example.com/"`, `status = "deactivated"`), ConfigStateChecks: []statecheck.StateCheck{
			known(sourceAddress, "url", knownvalue.StringExact("https://two.example.com/")), known(sourceAddress, "status", knownvalue.StringExact("deactivated")),
		}},
		Action: plancheck.ResourceActionUpdate,
	})...)
}

// TestAccContentImportSourceForms leaves out what Intercom may take for something
// else, and writes URLs in two forms.
func TestAccContentImportSourceForms(t *testing.T) {
	t.Parallel()
	for name, quirks := range map[string]emulator.Quirks{
		"usual": {}, "a status that is left out is active": {emulator.SourceStatusDefaults: true}, "URLs with a slash": {emulator.SourceURLsEndInSlash: true},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := acctest.New(t, acctest.Quirks(quirks))
			const url, slash = `url = "https://a.example.com"`, `url = "https://a.example.com/"`
			stays := []statecheck.StateCheck{
				known(sourceAddress, "status", knownvalue.StringExact("deactivated")), known(sourceAddress, "audience_ids", knownvalue.SetSizeExact(2)),
			}
			w.Test(
				resource.TestStep{Config: source(url, `status = "deactivated"`, forBoth)},
				resource.TestStep{Config: source(slash), ConfigPlanChecks: acctest.NoChange(), ConfigStateChecks: stays},
				resource.TestStep{Config: source(`url = "https://b.example.com"`), ConfigStateChecks: stays},
				resource.TestStep{Config: source(`url = "https://b.example.com/"`, `audience_ids = []`), ConfigStateChecks: []statecheck.StateCheck{
					known(sourceAddress, "audience_ids", knownvalue.SetSizeExact(0)),
				}},
			)
		})
	}
}

// TestAccContentImportSourceAppliesAudiences counts how often the pages that exist
// were given the audiences of the source.
func TestAccContentImportSourceAppliesAudiences(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	const url = `url = "https://a.example.com"`
	applied := func(want int) func() {
		return func() {
			if got := w.AppliedAudiences(); got != want {
				t.Errorf("applied %d times, want %d", got, want)
			}
		}
	}
	w.Test(
		resource.TestStep{Config: source(url, forEnterprise, appliesToAll)},
		resource.TestStep{Config: source(url, forBoth, appliesToAll), PreConfig: applied(0)}, // there was no page before
		resource.TestStep{Config: source(url, forBoth, appliesToAll, `status = "deactivated"`), PreConfig: applied(1)},
		resource.TestStep{Config: source(url, forEnterprise), PreConfig: applied(1)},
		resource.TestStep{Config: source(url, forEnterprise, appliesToAll), PreConfig: applied(1)},
		resource.TestStep{Config: source(url, forEnterprise, `apply_audience_to_existing_content = false`), PreConfig: applied(2)},
		resource.TestStep{PreConfig: applied(2), RefreshState: true},
	)
}

// TestAccContentImportSourceSynced manages a source that Intercom syncs.
func TestAccContentImportSourceSynced(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	const url = `url = "https://support.example.com/us/1"`
	w.Test(
		resource.TestStep{
			Config: source(url), ResourceName: sourceAddress, ImportState: true, ImportStateId: emulator.SampleSyncedSourceID, ImportStatePersist: true,
		},
		resource.TestStep{Config: source(url), ConfigPlanChecks: acctest.NoChange()},
		resource.TestStep{Config: source(url, `status = "deactivated"`), ConfigStateChecks: []statecheck.StateCheck{
			known(sourceAddress, "sync_behavior", knownvalue.StringExact("automatic")),
		}},
		resource.TestStep{
			Config: source(`url = "https://other.example.com"`), PlanOnly: true,
			ExpectError: acctest.ExpectMessage("The URL of a synced source cannot change"),
		},
	)
}

func TestAccContentImportSourceBadInput(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	const url = `url = "https://a.example.com"`
	for config, want := range map[string][]string{
		source(`url = "a.example.com"`):                                    {"must be a URL"},
		source(url, `status = "paused"`):                                   {`must be "active" or "deactivated"`},
		source(url, `audience_ids = ["VIP"]`):                              {"digits only"},
		source(url, `audience_ids = ["1", "5678"]`):                        {"No such audience", "audience_ids takes", "not names"},
		source(url, `sync_behavior = "manual"`):                            {"sync_behavior"},
		source(url, `audience_ids = ["-5678"]`):                            {"digits only"},
		source(url + "\n  apply_audience_to_existing_content = \"maybe\""): {"bool"},
	} {
		w.Test(resource.TestStep{Config: config, PlanOnly: true, ExpectError: acctest.ExpectMessage(want...)})
	}
	w.Settings = "  api_version = \"2.14\""
	for config, want := range map[string]string{
		source(url, forEnterprise): "Writing audience_ids", source(url, appliesToAll): "Writing apply_audience_to_existing_content",
	} {
		w.Test(resource.TestStep{Config: config, PlanOnly: true, ExpectError: acctest.ExpectMessage("The API version is too old", want)})
	}
	w.Test(resource.TestStep{Config: source(url), ConfigStateChecks: []statecheck.StateCheck{known(sourceAddress, "audience_ids", knownvalue.Null())}})
}

// TestContentImportSourceDestroyCountsPages plans destroys of sources with several
// pages, one and none, and of one whose pages cannot be listed.
func TestContentImportSourceDestroyCountsPages(t *testing.T) {
	t.Parallel()
	for want, prepare := range map[string]func(w *acctest.Workspace, id string){
		"with the 2 external pages that it has": func(w *acctest.Workspace, id string) { pages(w, id, "a", "b") },
		"with the 1 external page that it has":  func(w *acctest.Workspace, id string) { pages(w, id, "a") },
		"it has none now":                       func(*acctest.Workspace, string) {},
		"with every external page of it": func(w *acctest.Workspace, _ string) {
			w.Breaks(emulator.Fault{Pattern: "GET /ai/external_pages", Status: http.StatusForbidden, Code: "forbidden", Count: 1})()
		},
	} {
		t.Run(want, func(t *testing.T) {
			t.Parallel()
			w := acctest.New(t)
			run := begin(t, w)
			instance, err := run.NewInstance("intercom_content_import_source")
			if err != nil {
				t.Fatal(err)
			}
			apply(t, run, instance, session.Config{"url": "https://a.example.com"})
			prepare(w, instance.Text("id"))
			w.ForgetRequests()
			run = begin(t, w)
			if _, err := run.Plan(t.Context(), instance, session.Config{"url": "https://b.example.com"}); err != nil {
				t.Fatal(err)
			}
			if count := w.RequestCount("GET", "/ai/external_pages"); count != 0 {
				t.Errorf("a plan that destroys nothing read the pages %d times", count)
			}
			apply(t, run, instance, nil)
			if said := run.Diagnostics(); !acctest.ExpectMessage("will be deleted permanently", want).MatchString(said) {
				t.Errorf("said %s", said)
			}
			if left := w.Do("GET", "/ai/external_pages", nil)["total_count"]; left != 3.0 {
				t.Errorf("%v pages are left, and not those of the sample", left)
			}
		})
	}
}

// pages makes pages of a source, outside of Terraform.
func pages(w *acctest.Workspace, sourceID string, externalIDs ...string) {
	for _, externalID := range externalIDs {
		w.Do(http.MethodPost, "/ai/external_pages", map[string]any{
			"source_id": json.Number(sourceID), "external_id": externalID, "title": externalID, "html": "<p>Text</p>", "locale": "en",
		})
	}
}

// begin is a run of Terraform in process.
func begin(t *testing.T, w *acctest.Workspace) *session.Session {
	t.Helper()
	run, err := acctest.Session(t.Context(), w, nil)
	if err != nil {
		t.Fatal(err)
	}
	return run
}

func apply(t *testing.T, run *session.Session, instance *session.Instance, config session.Config) {
	t.Helper()
	plan, err := run.Plan(t.Context(), instance, config)
	if err != nil {
		t.Fatal(err)
	}
	if err := run.Apply(t.Context(), plan); err != nil {
		t.Fatal(err)
	}
}

func TestAccContentImportSourceDataSources(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	const one, all = "data.intercom_content_import_source.one", "data.intercom_content_import_sources.all"
	by := func(key, value string) string {
		return "data \"intercom_content_import_source\" \"one\" {\n  " + key + " = \"" + value + "\"\n}\n\ndata \"intercom_content_import_sources\" \"all\" {}\n"
	}
	checks := []statecheck.StateCheck{
		known(one, "id", knownvalue.StringExact(emulator.SampleSourceID)),
		known(one, "audience_ids", knownvalue.SetExact([]knownvalue.Check{knownvalue.StringExact(emulator.SampleAudienceID)})),
		known(all, "content_import_sources", knownvalue.ListSizeExact(2)),
	}
	w.Test(
		resource.TestStep{Config: by("id", emulator.SampleSourceID), ConfigStateChecks: checks},
		resource.TestStep{Config: by("url", "https://docs.example.com/"), ConfigStateChecks: checks},
		resource.TestStep{Config: by("url", "https://nowhere.example.com"), ExpectError: acctest.ExpectMessage("No content import source with this URL")},
	)
}
