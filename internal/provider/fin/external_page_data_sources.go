package fin

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework-validators/datasourcevalidator"
	"github.com/hashicorp/terraform-plugin-framework/datasource"
	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/crud"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/intercom"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/tf"
)

func newExternalPageDataSource() datasource.DataSource {
	attributes := crud.Computed(externalPageAttributes())
	attributes["source_id"] = schema.StringAttribute{
		Optional: true, Computed: true, Validators: []validator.String{tf.ID()},
		MarkdownDescription: "Id of the content import source that the page is of. Required with `external_id`.",
	}
	return &crud.Singular[externalPageModel]{
		DataSource: crud.DataSource{
			Name: "external_page", Keys: []string{"id", "external_id"}, Since: intercom.AIContentSince,
			Validators: []datasource.ConfigValidator{datasourcevalidator.RequiredTogether(path.MatchRoot("source_id"), path.MatchRoot("external_id"))},
		},
		Description: "An external page, by its id, or by its source and your own id of it." + aiContentNotes,
		Attributes:  attributes,
		Find: func(ctx context.Context, api *intercom.Client, config externalPageModel) (*externalPageModel, error) {
			if config.ExternalID.IsNull() {
				return externalPageState(api.ExternalPages.Get(ctx, config.ID.ValueString()))
			}
			return externalPageState(pageOf(ctx, api, config.SourceID.ValueString(), config.ExternalID.ValueString()))
		},
	}
}

type externalPagesArguments struct {
	SourceID types.String `tfsdk:"source_id"`
}

func newExternalPagesDataSource() datasource.DataSource {
	return &crud.Plural[externalPagesArguments, externalPageModel]{
		DataSource:  crud.DataSource{Name: "external_pages", Since: intercom.AIContentSince},
		Description: "The external pages of the workspace, or those of one content import source, newest first." + aiContentNotes,
		Arguments: map[string]schema.Attribute{
			"source_id": schema.StringAttribute{
				Optional: true, Validators: []validator.String{tf.ID()},
				MarkdownDescription: "Id of a content import source, for the pages of it only.",
			},
		},
		Each:   crud.Computed(externalPageAttributes()),
		EachIs: "The pages.",
		List: func(ctx context.Context, api *intercom.Client, config externalPagesArguments) ([]externalPageModel, error) {
			pages := api.ExternalPages.All(ctx)
			if !config.SourceID.IsNull() {
				pages = crud.Where(pages, func(page *intercom.ExternalPage) bool { return page.SourceID.String() == config.SourceID.ValueString() })
			}
			return crud.Collect(pages, externalPageState)
		},
	}
}
