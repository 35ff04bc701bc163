package provider_test

import (
	"encoding/json"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/emulator"
)

// TestAccHelpCenterGuide takes the folder of the guide through its life.
func TestAccHelpCenterGuide(t *testing.T) {
	t.Parallel()
	binaries := built(t)
	for name, test := range map[string]func(*testing.T, *folder){"published": helpCenterPublished, "refused": helpCenterRefused} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			f := emptyFolder(t, binaries, emulator.Options{Sample: true})
			f.example("help-center")
			test(t, f)
		})
	}
}

// articles are the articles of a workspace that are not the sample's, by title.
func (f *folder) articles(before []map[string]any) map[string]map[string]any {
	f.t.Helper()
	old, found := map[any]bool{}, map[string]map[string]any{}
	for _, article := range before {
		old[article["id"]] = true
	}
	for _, article := range workspaceList(f.t, f.w, "/articles") {
		if title, _ := article["title"].(string); !old[article["id"]] {
			found[title] = article
		}
	}
	return found
}

// helpCenterPublished publishes, changes, moves, withdraws and destroys articles.
func helpCenterPublished(t *testing.T, f *folder) {
	t.Helper()
	before := workspaceList(t, f.w, "/articles")
	redirects := func() int {
		return len(workspaceList(t, f.w, "/help_center/help_centers/"+emulator.SampleHelpCenterID+"/redirects"))
	}
	collections, redirected := len(workspaceList(t, f.w, "/help_center/collections")), redirects()
	// A draft for review first, as in a test workspace.
	f.must("6 added, 0 changed, 0 destroyed", 0, "apply", "-var", "publish=false")
	for title, article := range f.articles(before) {
		if article["state"] != "draft" {
			t.Errorf("%s is %v", title, article["state"])
		}
	}
	f.must("4 added, 2 changed, 0 destroyed", 0, "apply")
	f.run(0, "plan", "-detailed-exitcode")
	made := f.articles(before)
	if len(made) != 3 || made["Sign in"]["state"] != "published" || made["Get a refund"]["state"] != "draft" {
		t.Fatalf("there are the articles %v", made)
	}
	whole, err := json.Marshal(made)
	if err != nil {
		t.Fatal(err)
	}
	for _, wanted := range []string{
		"https://intercom.help/acme-help/go/en/billing/invoices", "https://intercom.help/acme-help/go/fr/billing/invoices",
		"https://intercom.help/acme-help/go/en/start/sign-in", "Trouver vos factures",
	} {
		if !strings.Contains(string(whole), wanted) {
			t.Errorf("no article has %s: %s", wanted, whole)
		}
	}
	// A link more is no reason to publish an article anew.
	f.replace("articles/billing/refunds.md", "Write to us", "state: published\n---\n[Sign in](/start/sign-in.md#password) and write to us")
	f.replace("articles/billing/refunds.md", "---\nstate", "state")
	f.replace("articles/billing/invoices.md", "signed in", "signed in again")
	f.replace("articles/billing/invoices.fr.md", "Les factures", "Vos factures")
	f.must("1 added, 2 changed, 0 destroyed", 0, "apply")
	if text, _ := json.Marshal(f.articles(before)["Get a refund"]); !strings.Contains(string(text), "/go/en/start/sign-in#password") {
		t.Errorf("the link of a place in an article is not that: %s", text)
	}
	f.run(0, "plan", "-detailed-exitcode")
	// Moved to another folder, as the guide says.
	if err := os.Rename(filepath.Join(f.path, "articles/billing/refunds.md"), filepath.Join(f.path, "articles/refunds.md")); err != nil {
		t.Fatal(err)
	}
	f.write("moved.tf", "moved {\n  from = module.help_center.intercom_article.this[\"billing/refunds\"]\n  to   = module.help_center.intercom_article.this[\"refunds\"]\n}\n")
	f.must("1 added, 0 changed, 1 destroyed", 0, "apply") // its redirect
	f.run(0, "plan", "-detailed-exitcode")
	// Somebody edits what is published.
	ask(t, f.w, http.MethodPut, "/articles/"+made["Sign in"]["id"].(string), map[string]any{"body": "<p>Use the app.</p>"}) //nolint:forcetypeassert // a test
	f.run(2, "plan", "-detailed-exitcode")
	f.must("0 added, 1 changed, 0 destroyed", 0, "apply")
	f.run(0, "plan", "-detailed-exitcode")
	f.must("The published article will be deleted permanently", 0, "destroy")
	if left := f.articles(before); len(left) > 0 || len(workspaceList(t, f.w, "/help_center/collections")) != collections || redirects() != redirected {
		t.Errorf("a destroy left %v, or collections or redirects", left)
	}
}

// helpCenterRefused is what the module itself refuses.
func helpCenterRefused(t *testing.T, f *folder) {
	t.Helper()
	article := func(text string) { f.write("articles/other.md", text) }
	for wanted, text := range map[string]string{
		"These files do not: other.md":      "No front matter",
		"and three hyphens again. These":    "---\nstate: draft\n---\nNo title\n",
		"the collection nowhere, which":     "---\ntitle: T\ncollection: nowhere\n---\nText\n",
		"other links to billing/refunds":    "---\ntitle: T\nstate: published\n---\n[A draft](/billing/refunds.md)\n",
		"other links to billing/nothing":    "---\ntitle: T\nstate: published\n---\n[Nothing](/billing/nothing.md#there)\n",
		"translations and no file in en: o": "---\ntitle: T\nlocale: fr\n---\nTexte\n",
	} {
		article(text)
		f.must(wanted, 1, "plan")
	}
	article("---\ntitle: T\nstate: published\n---\n[Nothing](https://example.com/billing.md)\n")
	f.replace("articles/collections.yml", "parent: money", "parent: refunds")
	f.must("below the third level: refunds", 1, "plan")
}
