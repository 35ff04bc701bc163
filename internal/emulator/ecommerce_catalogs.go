package emulator

import (
	"bytes"
	"encoding/json"
	"io"
	"net/http"
	"time"
)

// SampleEcommerceConnectorID is the connector of the sample workspace, to which
// catalogs are uploaded.
const SampleEcommerceConnectorID = "42939"

// ecommerceCatalogs are the products of the sample's connector.
type ecommerceCatalogs struct {
	products []object
	syncing  time.Time // until then
}

// largestCatalog is how large the file of a request can be.
const largestCatalog = 99 << 20

// ecommerceCatalogRoutes are described for Preview only. Uploads in several parts are
// not emulated.
func (w *Workspace) ecommerceCatalogRoutes() {
	w.handle("Preview", "POST /ecommerce/connectors/{id}/catalog", func(r *request) (any, error) {
		if !w.options.Sample || r.PathValue("id") != SampleEcommerceConnectorID {
			return nil, fail(http.StatusNotFound, "import_source_not_found", "No connector found with the provided id.")
		}
		r.Body = io.NopCloser(bytes.NewReader(r.body))
		file, _, err := r.FormFile("catalog")
		if err != nil {
			return nil, fail(http.StatusBadRequest, "parameter_not_found", "catalog file is required")
		}
		content, err := io.ReadAll(file)
		if err != nil {
			return nil, err
		}
		if len(content) > largestCatalog {
			return nil, fail(http.StatusUnprocessableEntity, "payload_too_large", "catalog file exceeds 99MB limit")
		}
		var items []json.RawMessage
		if json.Unmarshal(content, &items) != nil {
			return nil, fail(http.StatusUnprocessableEntity, "invalid_catalog_format", "catalog must be a JSON array")
		}
		var products []object
		if json.Unmarshal(content, &products) != nil {
			return nil, fail(http.StatusUnprocessableEntity, "invalid_catalog_format", "each item in the catalog array must be a JSON object")
		}
		if w.now().Before(w.catalogs.syncing) {
			return nil, fail(http.StatusConflict, "sync_in_progress", "A catalog upload is already in progress. Please wait for it to complete.")
		}
		w.catalogs = ecommerceCatalogs{products, w.now().Add(w.options.ExportTime)}
		return queued{"import_job_id": "job_" + w.nextID(), "status": "processing", "message": "Catalog received. Sync has started."}, nil
	})
}
