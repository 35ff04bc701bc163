package people

import (
	"cmp"
	"context"

	"github.com/hashicorp/terraform-plugin-framework/list"
	"github.com/hashicorp/terraform-plugin-framework/list/schema"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/tfsdk"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/crud"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/intercom"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/tf"
)

func (*companyResource) ListResourceConfigSchema(_ context.Context, _ list.ListResourceSchemaRequest, resp *list.ListResourceSchemaResponse) {
	resp.Schema = crud.ListSearchSchema("Lists the companies of the workspace that have contacts: all, those with a tag or in a segment, or those that match filters.\n\nThey are listed by your own ids of them. Intercom lists no company without contacts.\n\n"+
		"Filters require `api_version` "+intercom.CompanySearchSince.String()+". A search finds a new or changed company only some minutes after it was written.\n\n"+
		"**Permissions.** The token's app needs *Read and list users and companies*.",
		map[string]schema.Attribute{
			"segment_id": schema.StringAttribute{
				Optional: true, Validators: []validator.String{tf.ID()}, MarkdownDescription: "Only the companies in the segment with this id.",
			},
			"tag_id": crud.ListParent("tag", false),
		})
}

// ValidateListResourceConfig refuses more than one way to choose companies.
func (*companyResource) ValidateListResourceConfig(ctx context.Context, req list.ValidateConfigRequest, resp *list.ValidateConfigResponse) {
	oneWayToChoose(companyListArguments(ctx, req.Config), &resp.Diagnostics)
}

func companyListArguments(ctx context.Context, config tfsdk.Config) companiesArguments {
	arguments := companiesArguments{Search: crud.ListSearch(ctx, config)}
	config.GetAttribute(ctx, path.Root("segment_id"), &arguments.SegmentID)
	config.GetAttribute(ctx, path.Root("tag_id"), &arguments.TagID)
	return arguments
}

// companyListName is the customer's own id.
func companyListName(company *intercom.Company) string {
	return cmp.Or(company.CompanyID, company.ID.String())
}

func (r *companyResource) List(ctx context.Context, req list.ListRequest, stream *list.ListResultsStream) {
	all, err := chooseCompanies(ctx, r.API, companyListArguments(ctx, req.Config))
	crud.List(ctx, req, stream, r, crud.Unless(err, all), func(company *intercom.Company) *crud.Listed {
		if company.Archived {
			return nil
		}
		return &crud.Listed{Name: companyListName(company), Identity: []string{company.ID.String()}}
	})
}
