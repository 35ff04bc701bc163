package workspace_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/acctest"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/emulator"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/session"
)

const uploadCatalog = "intercom_upload_ecommerce_catalog"

// catalog is a file with a catalog.
func catalog(t *testing.T, content string) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), "products.json")
	if err := os.WriteFile(file, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	return file
}

const lamp = `{"id": "1", "title": "secret lamp", "url": "https://example.com/1"}`

func TestUploadEcommerceCatalog(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	for count, content := range []string{"[]", "[" + lamp + "]"} {
		run, err := acctest.Session(t.Context(), w.Workspace, nil)
		if err != nil {
			t.Fatal(err)
		}
		said, err := acctest.Invoke(t.Context(), run, uploadCatalog, session.Config{
			"connector_id": emulator.SampleEcommerceConnectorID, "path": catalog(t, content),
		})
		if err != nil || len(said) != 2 || !strings.HasPrefix(said[1], "Intercom has accepted the catalog as job_") {
			t.Errorf("%q, %v", said, err)
		}
		if warned := run.Diagnostics(); !strings.Contains(warned, fmt.Sprintf("has %d product", count)) || !strings.Contains(warned, "deletes every product") {
			t.Errorf("the plan warns of %q", warned)
		}
		if products := w.Do("GET", "/_emulator/products", nil)["data"].([]any); len(products) != count { //nolint:forcetypeassert // the emulator's
			t.Errorf("%v", products)
		}
	}
	if count := w.RequestCount("POST", "/ecommerce/connectors/"+emulator.SampleEcommerceConnectorID+"/catalog"); count != 2 {
		t.Errorf("%d uploads", count)
	}
}

// What is wrong with a catalog is refused in the plan, by the places of products.
func TestUploadEcommerceCatalogIsRefused(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	for content, want := range map[string]string{
		"":                            "it is no JSON array",
		"{}":                          "it is no JSON array",
		"null":                        "it is no JSON array",
		"[1]":                         "product 1 is no object",
		"[" + lamp + ", {}]":          "product 2 has no",
		"[" + lamp + lamp + "]":       "it is no JSON array",
		"[" + lamp + "," + lamp + "]": "products 1 and 2 have the same id",
		`[{"id": 1, "title": "secret", "url": "https://example.com"}]`:                         "product 1 is no object with strings",
		`[{"id": "1", "title": "secret", "url": "https://example.com", "variants": [{}]}]`:     "variant 1 of product 1 has no id",
		`[{"id": "1", "title": "secret", "url": "https://example.com", "variants": "secret"}]`: "and a list of variants",
	} {
		said, err := w.Invoke(uploadCatalog, session.Config{"connector_id": emulator.SampleEcommerceConnectorID, "path": catalog(t, content)}, nil)
		if err == nil || !strings.Contains(strings.Join(strings.Fields(err.Error()), " "), want) || strings.Contains(err.Error(), "secret") || len(said) > 0 {
			t.Errorf("%s: %q, %v", content, said, err)
		}
	}
	for want, config := range map[string]session.Config{
		"no such file":            {"connector_id": emulator.SampleEcommerceConnectorID, "path": filepath.Join(t.TempDir(), "none.json")},
		"import_source_not_found": {"connector_id": "1", "path": catalog(t, "[]")},
	} {
		if _, err := w.Invoke(uploadCatalog, config, nil); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v", want, err)
		}
	}
}

// While Intercom takes a catalog in, it refuses another one.
func TestUploadEcommerceCatalogTwice(t *testing.T) {
	t.Parallel()
	w := acctest.New(t, func(_ *acctest.Workspace, options *emulator.Options) { options.ExportTime = time.Hour })
	config := session.Config{"connector_id": emulator.SampleEcommerceConnectorID, "path": catalog(t, "["+lamp+"]")}
	for _, want := range []string{"", "sync_in_progress", ""} {
		_, err := w.Invoke(uploadCatalog, config, nil)
		if (err == nil) != (want == "") || err != nil && !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v", want, err)
		}
		if err != nil {
			w.Advance(time.Hour)
		}
	}
}
