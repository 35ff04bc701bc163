package fin_test

import (
	"net/http"
	"testing"

	"github.com/hashicorp/terraform-plugin-testing/helper/resource"
	"github.com/hashicorp/terraform-plugin-testing/knownvalue"
	"github.com/hashicorp/terraform-plugin-testing/plancheck"
	"github.com/hashicorp/terraform-plugin-testing/statecheck"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/acctest"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/emulator"
)

const pageAddress = "intercom_external_page.test"

// page is a page of the sample's source with some attributes besides.
func page(attributes ...string) string {
	return block(pageAddress, append([]string{`source_id = "` + emulator.SampleSourceID + `"`}, attributes...)...)
}

const (
	refunds = `external_id = "refunds"`
	title   = `title = "Refunds"`
	html    = `html = "<h1>Refunds</h1><p>Within <b>30 days</b>. <img src='https://example.com/a.png'></p>"`
	link    = `url = "https://docs.example.com/refunds"`
)

// versionsOfPages are those that write pages in ways of their own.
var versionsOfPages = []string{"2.12", "2.16", "2.17", "Preview"}

func TestAccExternalPage(t *testing.T) {
	t.Parallel()
	for name, quirks := range map[string]emulator.Quirks{
		"usual": {}, "deleted pages stay": {emulator.DeletedPagesStay: true}, "not available": {emulator.PagesAvailableByDefault: false},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := acctest.New(t, acctest.Quirks(quirks))
			w.Test(acctest.Life(t, pageAddress, acctest.Steps{
				Create: resource.TestStep{Config: page(refunds, title, html, link), ConfigStateChecks: []statecheck.StateCheck{
					known(pageAddress, "locale", knownvalue.StringExact("en")),
					known(pageAddress, "ai_agent_availability", knownvalue.Bool(name != "not available")),
				}},
				Update: resource.TestStep{
					Config: page(refunds, `title = "Money back"`, `html = "<p>At once.</p>"`, link, `ai_agent_availability = false`, `ai_copilot_availability = true`),
					ConfigStateChecks: []statecheck.StateCheck{
						known(pageAddress, "ai_agent_availability", knownvalue.Bool(false)), known(pageAddress, "ai_copilot_availability", knownvalue.Bool(true)),
					},
				},
				Action: plancheck.ResourceActionUpdate,
			})...)
		})
	}
}

// TestAccExternalPageRewritten has a text come back with classes and an image at
// another address: that is no difference, unless somebody else writes the page.
func TestAccExternalPageRewritten(t *testing.T) {
	t.Parallel()
	w := acctest.New(t, acctest.Quirks(emulator.Quirks{emulator.PageHTMLRewritten: true}))
	config := page(refunds, title, html, link)
	updates := resource.ConfigPlanChecks{PreApply: []plancheck.PlanCheck{plancheck.ExpectResourceAction(pageAddress, plancheck.ResourceActionUpdate)}}
	w.Test(
		resource.TestStep{Config: config},
		resource.TestStep{Config: config, ConfigPlanChecks: acctest.NoChange()},
		resource.TestStep{Config: page(refunds, `title = "Money back"`, html, link)},
		resource.TestStep{Config: page(refunds, `title = "Money back"`, html, link), ConfigPlanChecks: acctest.NoChange()},
		resource.TestStep{PreConfig: func() { pages(w, emulator.SampleSourceID, "refunds") }, Config: config, ConfigPlanChecks: updates},
	)
}

// TestAccExternalPageVersions takes a page through its life in every version that
// writes it otherwise.
func TestAccExternalPageVersions(t *testing.T) {
	t.Parallel()
	for _, version := range versionsOfPages {
		t.Run(version, func(t *testing.T) {
			t.Parallel()
			w := acctest.New(t)
			w.Settings = "  api_version = \"" + version + "\""
			steps := []resource.TestStep{
				{Config: page(refunds, title, html, link)},
				{Config: page(refunds, `title = "Money back"`, html, link, `ai_agent_availability = false`), ConfigStateChecks: []statecheck.StateCheck{
					known(pageAddress, "ai_agent_availability", knownvalue.Bool(false)), known(pageAddress, "ai_copilot_availability", knownvalue.Bool(true)),
				}},
			}
			german, without := page(refunds, title, html, link, `locale = "de"`), page(refunds, title, html)
			sales := page(refunds, title, html, link, `ai_sales_agent_availability = false`)
			newer := version == "2.17" || version == "Preview"
			for config, taken := range map[string]bool{german: newer, without: newer, sales: version == "Preview"} {
				step := resource.TestStep{Config: config}
				if !taken {
					step.PlanOnly, step.ExpectError = true, acctest.ExpectMessage("The API version is too old")
				}
				steps = append(steps, step)
			}
			w.Test(steps...)
		})
	}
}

func TestAccExternalPageImport(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	config := page(`external_id = "api/limits"`, `title = "Limits of the API"`, `html = "<p>A hundred requests a second.</p>"`, `url = "https://docs.example.com/api/limits"`)
	w.Test(
		resource.TestStep{
			Config: config, ResourceName: pageAddress, ImportState: true, ImportStateId: emulator.SampleSourceID + "/none",
			ExpectError: acctest.ExpectMessage("No such external page"),
		},
		resource.TestStep{Config: config, ResourceName: pageAddress, ImportState: true, ImportStateId: emulator.SampleSourceID + "/api/limits", ImportStatePersist: true},
		resource.TestStep{Config: config, ConfigPlanChecks: acctest.NoChange()},
	)
}

// TestAccExternalPageRefusesTakeover has a page that the source has already, also
// one that only appears after the list was read.
func TestAccExternalPageRefusesTakeover(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	w.Test(resource.TestStep{
		Config:      page(`external_id = "install"`, title, html),
		ExpectError: acctest.ExpectMessage(`external page of source 36 with the external id "install" exists already`, "terraform import", "'18'"),
	})
	if got := w.Do(http.MethodGet, "/ai/external_pages/"+emulator.SamplePageID, nil)["title"]; got != "Installation" {
		t.Errorf("the existing page is now titled %v", got)
	}
	twins := page(refunds, title, html) + block("intercom_external_page.other", `source_id = "`+emulator.SampleSourceID+`"`, refunds, title, html)
	w.Test(resource.TestStep{Config: twins, ExpectError: acctest.ExpectMessage(`with the external id "refunds" exists already`)})
}

// TestAccExternalPageGone has pages that others delete, with their source and by
// themselves.
func TestAccExternalPageGone(t *testing.T) {
	t.Parallel()
	for name, quirks := range map[string]emulator.Quirks{"404": {}, "blank": {emulator.DeletedPagesStay: true}} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := acctest.New(t, acctest.Quirks(quirks))
			w.Test(
				resource.TestStep{Config: page(refunds, title, html)},
				resource.TestStep{
					PreConfig: func() {
						for _, one := range w.Do(http.MethodGet, "/ai/external_pages", nil)["data"].([]any) { //nolint:forcetypeassert // a list of objects
							if found := one.(map[string]any); found["external_id"] == "refunds" { //nolint:forcetypeassert // as above
								w.Do(http.MethodDelete, "/ai/external_pages/"+found["id"].(string), nil) //nolint:forcetypeassert // an id
							}
						}
					},
					Config: page(refunds, title, html),
					ConfigPlanChecks: resource.ConfigPlanChecks{PreApply: []plancheck.PlanCheck{
						plancheck.ExpectResourceAction(pageAddress, plancheck.ResourceActionCreate),
					}},
				},
			)
		})
	}
}

// TestAccExternalPageWithSource destroys a source and a page of it in one run.
func TestAccExternalPageWithSource(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	both := source(`url = "https://a.example.com"`) + block(pageAddress, "source_id = "+sourceAddress+".id", refunds, title, html)
	w.Test(
		resource.TestStep{Config: both},
		resource.TestStep{Config: both, Destroy: true},
	)
}

func TestAccExternalPageBadInput(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	for config, want := range map[string][]string{
		page(`external_id = ""`, title, html):                            {"must be a string in one line"},
		page(refunds, `title = " "`, html):                               {"must be a string in one line"},
		page(refunds, title, `html = " "`):                               {"html must not be empty"},
		page(refunds, title, html, `url = "docs.example.com"`):           {"must be a URL"},
		page(refunds, title, html, `locale = ""`):                        {"must be a locale such as"},
		page(refunds, title, html, `locale = "de"`):                      {"The API version is too old", "locale"},
		page(refunds, title, html, `ai_sales_agent_availability = true`): {"The API version is too old", "Preview"},
		block(pageAddress, `source_id = "docs"`, refunds, title, html):   {"digits only"},
		block(pageAddress, `source_id = "999"`, refunds, title, html):    {"No such content import source", "source_id takes"},
	} {
		w.Test(resource.TestStep{Config: config, PlanOnly: true, ExpectError: acctest.ExpectMessage(want...)})
	}
	synced := block(pageAddress, `source_id = "`+emulator.SampleSyncedSourceID+`"`, refunds, title, html)
	w.Test(resource.TestStep{Config: synced, ExpectError: acctest.ExpectMessage("400 parameter_invalid", "synced by the API")})
}

// TestAccExternalPageUnclear cuts the connection after the page was written: whoever
// has the external id then is what was to be made.
func TestAccExternalPageUnclear(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	w.Test(resource.TestStep{
		PreConfig: w.Breaks(emulator.Fault{Pattern: "POST /ai/external_pages", Cut: "after", Count: 20}),
		Config:    page(refunds, title, html),
	})
}

func TestAccExternalPageDataSources(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	const one, of, all = "data.intercom_external_page.one", "data.intercom_external_pages.of", "data.intercom_external_pages.all"
	look := func(keys string) string {
		return "data \"intercom_external_page\" \"one\" {\n  " + keys + "\n}\n\ndata \"intercom_external_pages\" \"of\" {\n  source_id = \"" +
			emulator.SampleSourceID + "\"\n}\n\ndata \"intercom_external_pages\" \"all\" {}\n"
	}
	checks := []statecheck.StateCheck{
		known(one, "id", knownvalue.StringExact(emulator.SamplePageID)), known(one, "title", knownvalue.StringExact("Installation")),
		known(of, "external_pages", knownvalue.ListSizeExact(2)), known(all, "external_pages", knownvalue.ListSizeExact(3)),
	}
	w.Test(
		resource.TestStep{Config: look(`id = "` + emulator.SamplePageID + `"`), ConfigStateChecks: checks},
		resource.TestStep{Config: look("source_id = \"" + emulator.SampleSourceID + "\"\n  external_id = \"install\""), ConfigStateChecks: checks},
		resource.TestStep{Config: look(`external_id = "install"`), ExpectError: acctest.ExpectMessage("source_id")},
		resource.TestStep{Config: look("source_id = \"" + emulator.SampleSourceID + "\"\n  external_id = \"none\""), ExpectError: acctest.ExpectMessage("No such external page")},
	)
}
