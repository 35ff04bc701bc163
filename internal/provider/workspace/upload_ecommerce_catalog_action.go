package workspace

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strconv"

	"github.com/hashicorp/terraform-plugin-framework/action"
	"github.com/hashicorp/terraform-plugin-framework/action/schema"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/crud"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/intercom"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/tf"
)

type uploadEcommerceCatalogAction struct{ crud.Action }

type uploadEcommerceCatalogModel struct {
	ConnectorID types.String `tfsdk:"connector_id"`
	Path        types.String `tfsdk:"path"`
}

func newUploadEcommerceCatalogAction() action.Action {
	return &uploadEcommerceCatalogAction{crud.Action{Name: "upload_ecommerce_catalog"}}
}

func (a *uploadEcommerceCatalogAction) Schema(_ context.Context, _ action.SchemaRequest, resp *action.SchemaResponse) {
	resp.Schema = schema.Schema{
		MarkdownDescription: `Uploads a catalog of products to an ecommerce connector, for Fin to recommend.

The catalog is all that there is then: **products that it lacks are deleted** from what Fin knows, which the plan warns of. Intercom takes a
catalog in later, and says only that it will.

**Permissions.** Intercom names no permission of its own for catalogs. It may have to enable them for a workspace.

**Repeating.** Repeating it with the same file changes nothing: products are known by their ids. While Intercom takes a catalog in,
it refuses another one.

**What Intercom cannot do.** Connectors cannot be created, and products cannot be read, listed or deleted one by one, through the API. A
catalog of more than 99 MB, which Intercom takes in parts, is refused by this action.`,
		Attributes: map[string]schema.Attribute{
			"connector_id": schema.StringAttribute{
				Required: true, Validators: []validator.String{tf.ID()}, MarkdownDescription: "Id of the ecommerce connector.",
			},
			"path": schema.StringAttribute{
				Required: true, Validators: []validator.String{tf.Name()},
				MarkdownDescription: "Path of the catalog: a file with a JSON array of objects, of which each has an `id`, a `title` and a `url`.",
			},
		},
	}
}

func (a *uploadEcommerceCatalogAction) ModifyPlan(ctx context.Context, req action.ModifyPlanRequest, resp *action.ModifyPlanResponse) {
	crud.PlanAction(ctx, a, req, resp, func(config uploadEcommerceCatalogModel, refuse crud.Refusals) {
		products := "the catalog"
		if !config.Path.IsUnknown() {
			_, count, err := readCatalog(config.Path.ValueString())
			if err != nil && !errors.Is(err, fs.ErrNotExist) { // which the apply may write
				refuse.Add("path", err)
				return
			}
			if err == nil {
				products = counted(count)
			}
		}
		resp.Diagnostics.AddAttributeWarning(path.Root("path"), "Products are deleted",
			"Once this is uploaded, the connector has "+products+" and nothing else: Intercom deletes every product that is not in the catalog.")
	})
}

// counted is a number of products in words.
func counted(count int) string {
	if count == 1 {
		return "1 product"
	}
	return strconv.Itoa(count) + " products"
}

// catalogProduct is what every product of a catalog needs.
type catalogProduct struct {
	ID       string `json:"id"`
	Title    string `json:"title"`
	URL      string `json:"url"`
	Variants []struct {
		ID string `json:"id"`
	} `json:"variants"`
}

// readCatalog reads a catalog, and says where it is none that Intercom takes: by the
// places of products, not by what they are.
func readCatalog(file string) (content []byte, products int, err error) {
	wrong := func(detail string, args ...any) ([]byte, int, error) {
		return nil, 0, tf.NewDiagnostic("No catalog", "%s: %s Nothing was uploaded.", file, fmt.Sprintf(detail, args...))
	}
	content, err = os.ReadFile(file)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, 0, err
	case err != nil:
		return wrong("%v.", cause(err))
	case len(content) > intercom.LargestCatalog:
		return wrong("it is larger than 99 MB.")
	}
	var items []json.RawMessage
	if err := json.Unmarshal(content, &items); err != nil || items == nil {
		return wrong("it is no JSON array.")
	}
	seen := map[string]int{}
	for i, item := range items {
		var product catalogProduct
		if err := json.Unmarshal(item, &product); err != nil {
			return wrong("product %d is no object with strings for id, title and url, and a list of variants.", i+1)
		}
		for _, needed := range []struct{ name, value string }{{"id", product.ID}, {"title", product.Title}, {"url", product.URL}} {
			if needed.value == "" {
				return wrong("product %d has no %s.", i+1, needed.name)
			}
		}
		for j, variant := range product.Variants {
			if variant.ID == "" {
				return wrong("variant %d of product %d has no id.", j+1, i+1)
			}
		}
		if before, twice := seen[product.ID]; twice {
			return wrong("products %d and %d have the same id.", before, i+1)
		}
		seen[product.ID] = i + 1
	}
	return content, len(items), nil
}

func (a *uploadEcommerceCatalogAction) Invoke(ctx context.Context, req action.InvokeRequest, resp *action.InvokeResponse) {
	crud.Invoke(ctx, a, req, resp, func(config uploadEcommerceCatalogModel, say crud.Progress) error {
		catalog, count, err := readCatalog(config.Path.ValueString())
		if errors.Is(err, fs.ErrNotExist) {
			return tf.NewDiagnostic("No catalog", "%s: no such file. Nothing was uploaded.", config.Path.ValueString())
		}
		if err != nil {
			return err
		}
		connector := config.ConnectorID.ValueString()
		say("Uploading a catalog of %s to connector %s", counted(count), connector)
		upload, err := a.API.EcommerceCatalogs.Upload(ctx, connector, catalog)
		if err != nil {
			return err
		}
		say("Intercom has accepted the catalog as %s, and takes it in now", upload.ID)
		return nil
	})
}
