package fin

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/datasource"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/crud"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/intercom"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/tf"
)

const aiContentNotes = "\n\nRequires `api_version` 2.12 or newer.\n\n" +
	"**Permissions.** The token's app needs *read_write_ai_content*, as Intercom's reference names the scope."

func newContentImportSourceDataSource() datasource.DataSource {
	return &crud.Singular[contentImportSource]{
		DataSource:  crud.DataSource{Name: "content_import_source", Keys: []string{"id", "url"}, Since: intercom.AIContentSince},
		Description: "A content import source, by its id or by its URL.\n\nA URL that several have is an error." + aiContentNotes,
		Attributes:  crud.Computed(contentImportSourceAttributes()),
		Find: func(ctx context.Context, api *intercom.Client, config contentImportSource) (*contentImportSource, error) {
			if config.URL.IsNull() {
				return contentImportSourceState(api.ContentImportSources.Get(ctx, config.ID.ValueString()))
			}
			label := func(source *intercom.ContentImportSource) string {
				return source.URL + " (id " + source.ID.String() + ")"
			}
			found, err := contentImportSourceState(tf.ExactlyOne(api.ContentImportSources.All(ctx), "content import source with this URL", label,
				func(source *intercom.ContentImportSource) bool {
					return intercom.SameURL(source.URL, config.URL.ValueString())
				}))
			if err != nil {
				return nil, err
			}
			found.URL = config.URL // with a last slash or without, as it is configured
			return found, nil
		},
	}
}

func newContentImportSourcesDataSource() datasource.DataSource {
	return &crud.Plural[crud.None, contentImportSource]{
		DataSource:  crud.DataSource{Name: "content_import_sources", Since: intercom.AIContentSince},
		Description: "Every content import source of the workspace, also those that Intercom syncs." + aiContentNotes,
		Each:        crud.Computed(contentImportSourceAttributes()),
		List: func(ctx context.Context, api *intercom.Client, _ crud.None) ([]contentImportSource, error) {
			return crud.Collect(api.ContentImportSources.All(ctx), contentImportSourceState)
		},
	}
}
