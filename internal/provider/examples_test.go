package provider_test

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-testing/helper/resource"
	"github.com/hashicorp/terraform-plugin-testing/plancheck"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/acctest"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/engine"
)

// TestAccExampleResources applies the example of every resource, plans again
// without a change, imports what it made in every way, and destroys it. A
// resource is in this test by being registered.
func TestAccExampleResources(t *testing.T) {
	t.Parallel()
	objects, _ := resources(t)
	for name, object := range objects {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := acctest.New(t)
			config := example(t, filepath.Join("resources", name, "resource.tf"))
			// An instance without for_each has a plain address.
			declared := regexp.MustCompile(`(?m)^resource "` + name + `" "(\w+)" \{$`).FindStringSubmatch(config)
			if declared == nil {
				t.Fatalf("the example declares no %s", name)
			}
			address := name + "." + declared[1]
			imports := acctest.Imports(t, address, object.IdentityAttributes()...)
			for attribute := range notRead {
				if attribute, ok := strings.CutPrefix(attribute, name+"."); ok {
					imports[0].ImportStateVerifyIgnore = append(slices.Clone(imports[0].ImportStateVerifyIgnore), attribute)
				}
			}
			w.Test(append([]resource.TestStep{applied(config)}, imports...)...)
		})
	}
}

// TestAccExampleDataSources reads the example of every data source.
func TestAccExampleDataSources(t *testing.T) {
	t.Parallel()
	for _, object := range everything(t) {
		if object.kind != "data source" {
			continue
		}
		t.Run(object.name, func(t *testing.T) {
			t.Parallel()
			acctest.New(t).Test(applied(read(t, object.example())))
		})
	}
}

// TestAccExampleEphemeralResources opens the example of every ephemeral resource.
func TestAccExampleEphemeralResources(t *testing.T) {
	t.Parallel()
	if !acctest.Has(t, engine.Ephemeral, "the examples of ephemeral resources") {
		return
	}
	for _, object := range everything(t) {
		if object.kind != "ephemeral resource" {
			continue
		}
		t.Run(object.name, func(t *testing.T) {
			t.Parallel()
			acctest.New(t).Test(applied(read(t, object.example())))
		})
	}
}

// TestExamplesAreOfSomething finds examples that were left behind.
func TestExamplesAreOfSomething(t *testing.T) {
	t.Parallel()
	known := map[string]bool{}
	for _, object := range everything(t) {
		known[object.folder()+"/"+object.name] = true
	}
	named, _ := functions(t)
	for name := range named {
		known["functions/"+name] = true
	}
	for _, kind := range []string{"resources", "list-resources", "data-sources", "ephemeral-resources", "actions", "functions"} {
		folders, err := os.ReadDir(filepath.Join(root, "examples", kind))
		if err != nil {
			t.Fatal(err)
		}
		for _, folder := range folders {
			if !known[kind+"/"+folder.Name()] {
				t.Errorf("examples/%s/%s is of nothing that the provider has", kind, folder.Name())
			}
		}
	}
}

func applied(config string) resource.TestStep {
	return resource.TestStep{
		Config:           config,
		ConfigPlanChecks: resource.ConfigPlanChecks{PostApplyPostRefresh: []plancheck.PlanCheck{plancheck.ExpectEmptyPlan()}},
	}
}

func example(t *testing.T, file string) string {
	t.Helper()
	return read(t, filepath.Join("examples", file))
}
