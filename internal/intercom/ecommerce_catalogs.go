package intercom

import (
	"bytes"
	"context"
	"fmt"
	"mime/multipart"
)

const (
	// LargestCatalog is how large a catalog can be, in bytes.
	LargestCatalog = 99 << 20
	// CatalogProcessing is the status of a catalog that Intercom has taken in.
	CatalogProcessing = "processing"
)

// CatalogUpload is what Intercom says of a catalog that was uploaded.
type CatalogUpload struct {
	ID     ID     `json:"import_job_id"`
	Status string `json:"status"`
}

func (u *CatalogUpload) identity() string { return u.ID.String() }

// EcommerceCatalogs uploads catalogs of products. The API cannot read, list or
// delete products, nor make connectors.
type EcommerceCatalogs struct{ c *Client }

// Upload replaces the products of a connector by those of a catalog, a JSON array:
// Intercom deletes the products that it lacks. It does so later, and says only that
// it will.
func (s EcommerceCatalogs) Upload(ctx context.Context, connectorID string, catalog []byte) (*CatalogUpload, error) {
	body, err := newForm("catalog", "catalog.json", catalog)
	if err != nil {
		return nil, err
	}
	return call[CatalogUpload](ctx, s.c, post(body, "ecommerce", "connectors", connectorID, "catalog").since(Preview).
		must(showing("status", func(upload *CatalogUpload) bool { return upload.Status == CatalogProcessing })))
}

// form is a body that is a form with one file.
type form struct {
	kind string // its media type
	data []byte
}

func newForm(field, name string, content []byte) (*form, error) {
	var data bytes.Buffer
	into := multipart.NewWriter(&data)
	file, err := into.CreateFormFile(field, name)
	if err == nil {
		_, err = file.Write(content)
	}
	if err == nil {
		err = into.Close()
	}
	if err != nil {
		return nil, fmt.Errorf("making a form: %w", err)
	}
	return &form{into.FormDataContentType(), data.Bytes()}, nil
}
