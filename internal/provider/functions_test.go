package provider_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-framework/function"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/acctest"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/engine"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/provider"
)

// functions are those that the provider has, by name, and the area of each.
func functions(t *testing.T) (all map[string]function.Definition, areas map[string]string) {
	t.Helper()
	all, areas = map[string]function.Definition{}, map[string]string{}
	for _, area := range provider.Areas() {
		for _, newFunction := range area.Functions {
			var metadata function.MetadataResponse
			var answer function.DefinitionResponse
			made := newFunction()
			made.Metadata(t.Context(), function.MetadataRequest{}, &metadata)
			made.Definition(t.Context(), function.DefinitionRequest{}, &answer)
			var checked function.DefinitionValidateResponse
			answer.Definition.ValidateImplementation(t.Context(), function.DefinitionValidateRequest{FuncName: metadata.Name}, &checked)
			if checked.Diagnostics.HasError() {
				t.Errorf("%s: %v", metadata.Name, checked.Diagnostics)
			}
			all[metadata.Name], areas[metadata.Name] = answer.Definition, area.Name
		}
	}
	return all, areas
}

// TestRuleFunctions holds a function to what a resource is held to: it is
// described, has an example and a page, and is where its area is.
func TestRuleFunctions(t *testing.T) {
	t.Parallel()
	all, areas := functions(t)
	for name, definition := range all {
		const most = 160
		if summary := definition.Summary; !strings.HasSuffix(summary, ".") || len(summary) >= most || !strings.HasPrefix(definition.MarkdownDescription, summary) {
			t.Errorf("%s: the summary is no short sentence that begins the description: %q", name, summary)
		}
		for _, parameter := range definition.Parameters {
			if !strings.HasSuffix(parameter.GetMarkdownDescription(), ".") {
				t.Errorf("%s: the description of %s is no sentence", name, parameter.GetName())
			}
		}
		area := "internal/provider/" + strings.ToLower(areas[name])
		for _, file := range []string{functionExample(name), area + "/" + name + "_function.go", area + "/" + name + "_function_test.go"} {
			if _, err := os.Stat(filepath.Join(root, file)); err != nil {
				t.Errorf("%s: %v", name, err)
			}
		}
		page := "docs/functions/" + name + ".md"
		if text := read(t, page); !strings.Contains(text, "\nsubcategory: \""+areas[name]+"\"\n") || !strings.Contains(text, "## Example Usage") {
			t.Errorf("%s: %s is in another chapter, or has no example", name, page)
		}
		if !strings.Contains(read(t, "README.md"), name) {
			t.Errorf("the README does not name %s", name)
		}
	}
}

func functionExample(name string) string { return "examples/functions/" + name + "/function.tf" }

// TestAccExampleFunctions applies the example of every function, and plans again
// without a change.
func TestAccExampleFunctions(t *testing.T) {
	t.Parallel()
	if !acctest.Has(t, engine.Functions, "the examples of functions") {
		return
	}
	all, _ := functions(t)
	for name := range all {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			acctest.New(t).Test(applied(read(t, functionExample(name))))
		})
	}
}
