package provider_test

import (
	"flag"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/acctest"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/acctest/openapi"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/acctest/skipped"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/emulator"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/operations"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/session"
)

func allOperations(t *testing.T) []operations.Operation {
	t.Helper()
	all, err := operations.All()
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// TestOperationsAreThoseDescribed finds what a new description of Intercom's has, or has
// no more. CONTRIBUTING.md says how to answer it.
func TestOperationsAreThoseDescribed(t *testing.T) {
	t.Parallel()
	described, err := openapi.Operations()
	if err != nil {
		t.Fatal(err)
	}
	if described == nil {
		skipped.Test(t, "no descriptions at ../shared/intercom-api/openapi beside the checkout, and INTERCOM_OPENAPI_DIR is not set")
	}
	known := map[string]bool{}
	for _, one := range allOperations(t) {
		known[one.Name] = true
		if described[one.Name] != (one.Undescribed == "") {
			t.Errorf("%s: described: %t; internal/operations/operations.tsv says %q", one.Name, described[one.Name], one.Undescribed)
		}
	}
	for _, name := range slices.Sorted(maps.Keys(described)) {
		if !known[name] {
			t.Errorf("%s is not in internal/operations/operations.tsv", name)
		}
	}
}

// TestOperationsAreThoseEmulated holds the table's versions to the emulator's.
func TestOperationsAreThoseEmulated(t *testing.T) {
	t.Parallel()
	since := map[string]string{}
	for pattern, first := range emulator.New(emulator.Options{}).Since() {
		since[bare(pattern)] = first
	}
	for _, one := range allOperations(t) {
		first, emulated := since[one.Name]
		delete(since, one.Name)
		if emulated && first != one.Since {
			t.Errorf("%s is in the emulator since %s, in the table since %s", one.Name, first, one.Since)
		}
		if !emulated && one.Surfaces != nil {
			t.Errorf("%s is not emulated", one.Name)
		}
	}
	for name := range since {
		t.Errorf("%s is emulated and not in the table", name)
	}
}

// TestOperationsAreForSomething finds what the table names and the provider has not.
func TestOperationsAreForSomething(t *testing.T) {
	t.Parallel()
	surfaces := map[string]bool{"provider": true}
	for _, object := range everything(t) {
		surfaces[strings.TrimSuffix(object.kind, " resource")+" "+strings.TrimPrefix(object.name, "intercom_")] = true
	}
	for _, one := range allOperations(t) {
		for _, surface := range one.Surfaces {
			if !surfaces[surface] {
				t.Errorf("%s: there is no %s", one.Name, surface)
			}
		}
	}
}

// TestOperationsBesideExamples asks for what neither an example nor the fault matrix
// does.
func TestOperationsBesideExamples(t *testing.T) {
	t.Parallel()
	o := newWorld(t)
	for kind, c := range map[string]struct {
		version string
		config  session.Config
	}{
		"intercom_activity_logs": {"2.15", session.Config{"created_at_after": "2024-12-18T00:00:00Z"}},
		"intercom_email_setting": {"Preview", session.Config{"id": "1"}}, // which the list lacks, as the next ones
		"intercom_macro":         {"Preview", session.Config{"id": "373"}},
		"intercom_segment":       {"2.15", session.Config{"id": "6762f25c1bb69f9f2193ffff"}},
		"intercom_sla_rule":      {"Preview", session.Config{"id": "1"}},
	} {
		run, err := o.session(t.Context(), session.Config{"api_version": c.version})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := run.ReadDataSource(t.Context(), kind, c.config); err != nil && !strings.Contains(err.Error(), "there is no such object") {
			t.Errorf("%s: %v", kind, err)
		}
	}
	config := session.Config{"source_id": emulator.SampleSourceID, "external_id": "page", "title": "A", "html": "<p>A</p>"}
	page := o.made(t, "intercom_external_page", "page", config)
	run, err := o.session(t.Context(), session.Config{"api_version": "2.17"})
	if err != nil {
		t.Fatal(err)
	}
	config["title"] = "B"
	if err := page.apply(t.Context(), run, config); err != nil {
		t.Fatal(err)
	}
	for _, pattern := range []string{
		"GET /admins/activity_logs", "GET /emails/{id}", "GET /macros/{id}", "GET /segments/{id}", "GET /sla_rules/{id}", "PUT /ai/external_pages/{id}",
	} {
		if !acctest.Asked(pattern) {
			t.Errorf("%s was not asked for", pattern)
		}
	}
}

// testedInAreas are operations that only a test of another package has the provider or
// the client ask for.
var testedInAreas = map[string]struct{ folder, test string }{
	"GET /companies/scroll":        {"internal/intercom", "TestCompanyScrollIsNotRepeated"}, // for more than 10,000 companies
	"POST /companies/search":       {"internal/provider/people", "TestAccCompaniesDataSourceSearch"},
	"POST /export/cancel/{}":       {"internal/provider/workspace", "TestExportMessagesDataIsInterrupted"},
	"POST /tickets/{}/change_type": {"internal/provider/tickets", "TestAccTicketChangeType"},
}

// TestOperationsAreTestedInAreas finds an exception whose test is gone.
func TestOperationsAreTestedInAreas(t *testing.T) {
	t.Parallel()
	for name, by := range testedInAreas {
		files, err := filepath.Glob(filepath.Join(root, by.folder, "*_test.go"))
		if err != nil {
			t.Fatal(err)
		}
		if !slices.ContainsFunc(files, func(file string) bool {
			content, err := os.ReadFile(file)
			return err == nil && strings.Contains(string(content), "func "+by.test+"(")
		}) {
			t.Errorf("%s: there is no %s in %s", name, by.test, by.folder)
		}
	}
}

// TestMain holds the table to what the tests of this package had the provider ask
// emulated workspaces for: each operation that has a surface, and no other.
func TestMain(m *testing.M) {
	flag.Parse()
	code := m.Run()
	filtered := false
	for _, name := range []string{"run", "skip", "list"} {
		filtered = filtered || flag.Lookup("test."+name).Value.String() != ""
	}
	if code == 0 && !filtered && os.Getenv("INTERCOM_ACCESS_TOKEN") == "" {
		code = accountForOperations()
	}
	os.Exit(code)
}

func accountForOperations() (code int) {
	all, err := operations.All()
	if err != nil {
		fmt.Println(err)
		return 1
	}
	byName := map[string]operations.Operation{}
	for _, one := range all {
		byName[one.Name] = one
	}
	for pattern := range emulator.New(emulator.Options{}).Since() {
		one := byName[bare(pattern)]
		if _, elsewhere := testedInAreas[one.Name]; elsewhere || acctest.Asked(pattern) == (one.Surfaces != nil) {
			continue
		}
		code = 1
		fmt.Printf("%s: the provider asked for it: %t; it is for %v by internal/operations/operations.tsv\n", one.Name, one.Surfaces == nil, one.Surfaces)
	}
	return code
}

// bare is a pattern without the names of its parameters.
func bare(pattern string) string { return parameters.ReplaceAllString(pattern, "{}") }

var parameters = regexp.MustCompile(`\{[^}]*\}`)
