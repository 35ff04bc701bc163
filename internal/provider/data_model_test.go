package provider_test

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/emulator"
)

// dataModelGuide is the guide that these tests follow.
const dataModelGuide = "templates/guides/data-model.md.tmpl"

// guideBlock is the piece of configuration in a guide that begins with a text.
func guideBlock(t *testing.T, beginning string) string {
	t.Helper()
	_, after, found := strings.Cut(read(t, dataModelGuide), "```terraform\n"+beginning)
	block, _, ended := strings.Cut(after, "```")
	if !found || !ended {
		t.Fatalf("the guide has no piece of configuration that begins with %q", beginning)
	}
	return beginning + block
}

// replace changes a text of a file that must be there.
func (f *folder) replace(name, before, after string) {
	f.t.Helper()
	text, err := os.ReadFile(filepath.Join(f.path, name))
	if err != nil || !strings.Contains(string(text), before) {
		f.t.Fatalf("no %q in %s: %v", before, name, err)
	}
	f.write(name, strings.ReplaceAll(string(text), before, after))
}

// must runs a command that must end with a code and print a text.
func (f *folder) must(printed string, code int, verb string, args ...string) {
	f.t.Helper()
	// Errors are printed in lines with a bar before each.
	output := strings.Join(strings.Fields(strings.ReplaceAll(f.run(code, verb, args...), "│", "")), " ")
	if !strings.Contains(output, printed) {
		f.t.Fatalf("%s %v does not say %q: %s", verb, args, printed, output)
	}
}

// teams is what the workspace answers when it is asked for its teams, from now on.
func (f *folder) teams(list string) {
	f.t.Helper()
	server := httptest.NewServer(http.HandlerFunc(func(answer http.ResponseWriter, request *http.Request) {
		if request.URL.Path != "/teams" {
			f.w.ServeHTTP(answer, request)
			return
		}
		answer.Header().Set("Content-Type", "application/json")
		_, _ = fmt.Fprintf(answer, `{"type": "team.list", "teams": [%s]}`, list)
	}))
	f.t.Cleanup(server.Close)
	f.env = append(f.env, "INTERCOM_BASE_URL="+server.URL)
}

// written are the requests so far that may have changed something.
func (f *folder) written() (requests []string) {
	all, _ := f.w.Requests()
	for _, request := range all {
		if request.Method != http.MethodGet {
			requests = append(requests, request.Method+" "+request.Path)
		}
	}
	return requests
}

// TestAccDataModel follows the guide: its module, its pieces of configuration
// and its commands.
func TestAccDataModel(t *testing.T) {
	t.Parallel()
	binaries := built(t)
	for name, test := range map[string]func(*testing.T, string){
		"made": dataModelMade, "refused": dataModelRefused, "adopted": dataModelAdopted, "left": dataModelLeft, "piece by piece": dataModelPieceByPiece,
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			test(t, binaries)
		})
	}
}

// dataModelMade makes a data model with the module, changes it in the ways that
// the guide names, and destroys it.
func dataModelMade(t *testing.T, binaries string) {
	t.Helper()
	f := emptyFolder(t, binaries, emulator.Options{})
	f.example("data-model")
	f.run(0, "apply")
	f.run(0, "plan", "-detailed-exitcode")
	f.replace("main.tf", `"Urgency"`, `"Priority"`)
	f.replace("main.tf", `name                            = "Reason"`, `name                            = "Why"`)
	f.must("0 added, 2 changed, 0 destroyed", 0, "apply")
	f.replace("main.tf", "urgency =", "priority =")
	f.write("moved.tf", guideBlock(t, "moved {"))
	f.must("0 added, 0 changed, 0 destroyed", 0, "apply")
	f.replace("main.tf", "refund =", "money_back =")
	f.write("moved_too.tf", guideBlock(t, "moved {\n  from = module.data_model.intercom_ticket_type.this"))
	f.must("0 added, 0 changed, 0 destroyed", 0, "apply")
	f.run(0, "plan", "-detailed-exitcode")
	f.run(0, "destroy")
	for _, path := range []string{"/tags", "/ticket_types", "/data_attributes", "/conversations/attributes"} {
		for _, one := range workspaceList(t, f.w, path) {
			if one["archived"] != true && one["custom"] != false {
				t.Errorf("%s still has %v", path, one)
			}
		}
	}
}

// dataModelLeft leaves the module in the ways that the guide names, and the
// workspace as it is.
func dataModelLeft(t *testing.T, binaries string) {
	t.Helper()
	f := emptyFolder(t, binaries, emulator.Options{})
	f.example("data-model")
	f.run(0, "apply")
	before := len(f.written())
	forgotten := regexp.MustCompile(`(?m)^terraform state rm '(.*)'$`).FindAllStringSubmatch(read(t, dataModelGuide), -1)
	if len(forgotten) != 2 {
		t.Fatalf("the guide has Terraform forget %q", forgotten)
	}
	for _, address := range forgotten {
		f.run(0, "state", "rm", address[1])
	}
	f.replace("main.tf", "    login    = \"Topic: login\"\n", "")
	f.replace("main.tf", "    incident = {\n      name     = \"Incident\"\n      category = \"Tracker\"\n      icon     = \"🔥\"\n    }\n", "")
	f.must("0 added, 0 changed, 0 destroyed", 0, "apply")
	f.write("main.tf", required+guideBlock(t, "removed {\n  from = module.data_model\n"))
	f.must("0 added, 0 changed, 0 destroyed", 0, "apply")
	f.run(0, "plan", "-detailed-exitcode")
	for _, request := range f.written()[before:] {
		t.Errorf("leaving led to %s", request)
	}
}

// dataModelRefused is what the module itself refuses. Nothing is nothing to do.
func dataModelRefused(t *testing.T, binaries string) {
	t.Helper()
	f := emptyFolder(t, binaries, emulator.Options{})
	f.example("data-model")
	f.replace("main.tf", "licences =", "account_health =")
	f.must("Contacts and companies cannot have custom attributes of the same name", 1, "plan")
	f.write("main.tf", required+"module \"data_model\" {\n  source       = \"../modules/data-model\"\n  ticket_types = { \"a/b\" = { name = \"A\" } }\n}\n")
	f.must("The key of a ticket type cannot hold a slash", 1, "plan")
	f.write("main.tf", required+"module \"data_model\" {\n  source = \"../modules/data-model\"\n}\n")
	f.run(0, "plan", "-detailed-exitcode")
}

// dataModelAdopted takes a workspace under the module, and writes nothing to it.
func dataModelAdopted(t *testing.T, binaries string) {
	t.Helper()
	f := emptyFolder(t, binaries, emulator.Options{Sample: true})
	alike(t, f)
	before := len(f.written())
	f.example("data-model-adopted")
	f.must(" imported, 0 added, 0 changed, 0 destroyed", 0, "apply")
	exported := f.run(0, "output", "-json", "data_model")
	f.write("data-model.json", exported)
	if err := os.Remove(filepath.Join(f.path, "existing.tf")); err != nil {
		t.Fatal(err)
	}
	found := regexp.MustCompile(`(?s)data_model\.tf <<'END'\n(.*?)END\n`).FindStringSubmatch(read(t, dataModelGuide))
	if found == nil {
		t.Fatal("the guide does not say what data_model.tf is")
	}
	f.write("data_model.tf", found[1])
	f.must("without changing any real infrastructure", 2, "plan", "-detailed-exitcode")
	f.must("0 added, 0 changed, 0 destroyed", 0, "apply")
	f.run(0, "plan", "-detailed-exitcode")
	for _, request := range f.written()[before:] {
		t.Errorf("adopting led to %s", request)
	}
	second := emptyFolder(t, binaries, emulator.Options{})
	second.example("data-model-adopted")
	if err := os.Remove(filepath.Join(second.path, "existing.tf")); err != nil {
		t.Fatal(err)
	}
	second.write("data-model.json", exported)
	second.write("data_model.tf", found[1])
	second.teams(`{"type": "team", "id": "77", "name": "Support"}`)
	second.must(" 0 changed, 0 destroyed", 0, "apply")
	second.run(0, "plan", "-detailed-exitcode")
	// What is in the file is what the workspace shall be.
	f.replace("data-model.json", `"Severity"`, `"How bad"`)
	f.must("0 added, 1 changed, 0 destroyed", 0, "apply")
}

// alike adds things to a workspace whose names differ in signs only, or in what a
// key of one of them could be taken for.
func alike(t *testing.T, f *folder) {
	t.Helper()
	attribute := func(name string) map[string]any {
		return map[string]any{"name": name, "data_type": "string", "description": ""}
	}
	for _, one := range []struct {
		path string
		body map[string]any
	}{
		{"/ticket_types", map[string]any{"name": "Bug/report"}}, {"/ticket_types", map[string]any{"name": "Bug-Report"}},
		{"/ticket_types/71/attributes", attribute("Severity!")}, {"/ticket_types/71/attributes", attribute("(Severity)")},
		{"/conversations/attributes", attribute("Product: area")}, {"/conversations/attributes", attribute("Product/area")},
	} {
		ask(t, f.w, http.MethodPost, one.path, one.body)
	}
	for _, name := range []string{"🔥", "⭐", "C++", "C#", "VIP/EU", "VIP EU", "VIP EU 1004", "VIP_EU-1004", "_"} {
		ask(t, f.w, http.MethodPost, "/tags", map[string]any{"name": name})
	}
}

// dataModelPieceByPiece imports what the guide names, on the workspace that the
// emulator of the guide has.
func dataModelPieceByPiece(t *testing.T, binaries string) {
	t.Helper()
	f := emptyFolder(t, binaries, emulator.Options{Sample: true})
	f.write("main.tf", required+guideBlock(t, `data "intercom_ticket_types" "all"`)+guideBlock(t, "import {"))
	f.must(`"71/80" = "Severity"`, 0, "plan", "-generate-config-out=imported.tf")
	f.replace("imported.tf", `ticket_type_id                  = "71"`, "ticket_type_id                  = intercom_ticket_type.bug_report.id")
	f.must("Plan: 5 to import, 0 to add, 0 to change, 0 to destroy.", 0, "plan")
	f.run(0, "apply")
	f.run(0, "plan", "-detailed-exitcode")
	for _, request := range f.written() {
		t.Errorf("importing led to %s", request)
	}
}
