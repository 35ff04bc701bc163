package people

import (
	"context"
	"fmt"
	"iter"
	"maps"

	"github.com/hashicorp/terraform-plugin-framework/datasource"
	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/crud"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/intercom"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/tf"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/tf/attributevalues"
)

// companyFacts are what can only be read of a company.
type companyFacts struct {
	UserCount     types.Int64  `tfsdk:"user_count"`
	SessionCount  types.Int64  `tfsdk:"session_count"`
	TagIDs        types.Set    `tfsdk:"tag_ids"`
	SegmentIDs    types.Set    `tfsdk:"segment_ids"`
	CreatedAt     types.String `tfsdk:"created_at"`
	UpdatedAt     types.String `tfsdk:"updated_at"`
	LastRequestAt types.String `tfsdk:"last_request_at"`
}

func companyFactsOf(company *intercom.Company) companyFacts {
	tags, segments := []intercom.ID{}, []intercom.ID{}
	for _, tag := range company.Tags {
		tags = append(tags, tag.ID)
	}
	for _, segment := range company.Segments {
		segments = append(segments, segment.ID)
	}
	return companyFacts{
		UserCount: types.Int64Value(company.UserCount), SessionCount: types.Int64Value(company.SessionCount),
		TagIDs: tf.StringSet(tags), SegmentIDs: tf.StringSet(segments),
		CreatedAt: tf.Timestamp(company.CreatedAt), UpdatedAt: tf.Timestamp(company.UpdatedAt), LastRequestAt: tf.Timestamp(company.LastRequestAt),
	}
}

// companyDataAttributes are those of the resource but for custom attributes, and
// the facts.
func companyDataAttributes(keys ...string) map[string]schema.Attribute {
	attributes := crud.Computed(companyAttributes(), keys...)
	delete(attributes, "custom_attributes")
	maps.Copy(attributes, map[string]schema.Attribute{
		"user_count":      schema.Int64Attribute{Computed: true, MarkdownDescription: "How many users belong to the company."},
		"session_count":   schema.Int64Attribute{Computed: true, MarkdownDescription: "How many sessions the company's users have had."},
		"tag_ids":         schema.SetAttribute{Computed: true, ElementType: types.StringType, MarkdownDescription: "Ids of the tags that the company has."},
		"segment_ids":     schema.SetAttribute{Computed: true, ElementType: types.StringType, MarkdownDescription: "Ids of the segments that the company is in."},
		"created_at":      schema.StringAttribute{Computed: true, MarkdownDescription: "When the company was made in Intercom, in RFC 3339."},
		"updated_at":      schema.StringAttribute{Computed: true, MarkdownDescription: "When the company was last changed, in RFC 3339."},
		"last_request_at": schema.StringAttribute{Computed: true, MarkdownDescription: "When a user of the company was last seen, in RFC 3339."},
	})
	return attributes
}

type companyDataSource struct{ crud.DataSource }

func newCompanyDataSource() datasource.DataSource {
	return &companyDataSource{crud.DataSource{Name: "company", Keys: []string{"id", "external_id", "name"}}}
}

type companyDataModel struct {
	companyModel
	companyFacts
}

func (*companyDataSource) Schema(_ context.Context, _ datasource.SchemaRequest, resp *datasource.SchemaResponse) {
	attributes := companyDataAttributes("id", "external_id", "name")
	attributes["custom_attributes"] = schema.DynamicAttribute{
		Computed: true, MarkdownDescription: "Values of the company's custom attributes, an object. Dates are RFC 3339 texts.",
	}
	resp.Schema = schema.Schema{
		MarkdownDescription: `A company, by Intercom's id, by your own id of it, or by its name.

A name that several companies have is an error, where Intercom tells of more than one of them.

**Permissions.** The token's app needs *Read one user and one company*, and *Read and list users and companies* for looking up by
` + "`external_id`" + ` or ` + "`name`" + `.`,
		Attributes: attributes,
	}
}

func (d *companyDataSource) Read(ctx context.Context, req datasource.ReadRequest, resp *datasource.ReadResponse) {
	crud.ReadDataSource(ctx, req, resp, func(config companyDataModel) (*companyDataModel, error) {
		company, err := d.find(ctx, config)
		if err != nil {
			return nil, err
		}
		defined, err := attributevalues.DataAttributes(ctx, d.API, "company")
		state, err := companyState(defined, companyModel{CustomAttributes: attributevalues.Everything()}, company, err)
		if err != nil {
			return nil, err
		}
		return &companyDataModel{*state, companyFactsOf(company)}, nil
	})
}

func (d *companyDataSource) find(ctx context.Context, config companyDataModel) (*intercom.Company, error) {
	switch {
	case !config.ID.IsNull():
		return d.API.Companies.Get(ctx, config.ID.ValueString())
	case !config.ExternalID.IsNull():
		return companyByExternalID(ctx, d.API, config.ExternalID.ValueString())
	default:
		name := config.Name.ValueString()
		return tf.ExactlyOne(d.API.Companies.ByName(ctx, name), fmt.Sprintf("company named %q", name), companyLabel, func(*intercom.Company) bool { return true })
	}
}

type companiesDataSource struct{ crud.DataSource }

func newCompaniesDataSource() datasource.DataSource {
	return &companiesDataSource{crud.DataSource{Name: "companies"}}
}

type companiesModel struct {
	tf.Search
	SegmentID types.String         `tfsdk:"segment_id"`
	TagID     types.String         `tfsdk:"tag_id"`
	Companies []listedCompanyModel `tfsdk:"companies"`
}

// listedCompanyModel is a company in a list, which can hold no values of varying
// types.
type listedCompanyModel struct {
	companyFields
	companyFacts
	CustomAttributes types.Map `tfsdk:"custom_attributes"`
}

func (*companiesDataSource) Schema(_ context.Context, _ datasource.SchemaRequest, resp *datasource.SchemaResponse) {
	attributes := companyDataAttributes()
	attributes["custom_attributes"] = attributevalues.StringsAttribute("Values of the company's custom attributes, by the attributes' names.")
	resp.Schema = schema.Schema{
		MarkdownDescription: `The companies of the workspace that have contacts: all, those with a tag or in a segment, or those that a search finds.

All are read by pages of 60, and where there are more than pages reach, which is 10,000, by a scroll. Intercom allows one scroll
at a time in a workspace: one that something else has open is an error, and ends a minute after its last use.

**Permissions.** The token's app needs *Read and list users and companies*.

**What Intercom cannot do.** A company without contacts is in no list and no search. A search needs the ` + "`api_version`" + `
` + intercom.CompanySearchSince.String() + `, finds nothing by plan or segment, and lags behind writes: what was made or changed in the last
minutes may be missing or found as it was.`,
		Attributes: map[string]schema.Attribute{
			"segment_id": schema.StringAttribute{
				Optional: true, Validators: []validator.String{tf.ID()}, MarkdownDescription: "Only the companies in the segment with this id.",
			},
			"tag_id": schema.StringAttribute{
				Optional: true, Validators: []validator.String{tf.ID()}, MarkdownDescription: "Only the companies that have the tag with this id.",
			},
			"match":     tf.SearchMatch(),
			"companies": crud.Each("The companies.", attributes),
		},
		Blocks: tf.SearchBlocks(),
	}
}

// ValidateConfig refuses more than one way to choose companies.
func (*companiesDataSource) ValidateConfig(ctx context.Context, req datasource.ValidateConfigRequest, resp *datasource.ValidateConfigResponse) {
	var config companiesModel
	if resp.Diagnostics.Append(req.Config.Get(ctx, &config)...); resp.Diagnostics.HasError() {
		return
	}
	ways := 0
	for _, way := range []bool{!config.SegmentID.IsNull(), !config.TagID.IsNull(), len(config.Filter)+len(config.Group) > 0} {
		if way {
			ways++
		}
	}
	if ways > 1 {
		resp.Diagnostics.AddError("Several ways to choose companies",
			"Configure segment_id, tag_id, or filters and groups: Intercom takes one of these at a time. A filter can have the field tag_id.")
	}
}

func (d *companiesDataSource) Read(ctx context.Context, req datasource.ReadRequest, resp *datasource.ReadResponse) {
	crud.ReadDataSource(ctx, req, resp, func(config companiesModel) (*companiesModel, error) {
		found, err := d.choose(ctx, config)
		if err != nil {
			return nil, err
		}
		listed := listedValues(ctx, d.API, "company")
		config.Companies, err = crud.Collect(found, func(company *intercom.Company, err error) (*listedCompanyModel, error) {
			if err != nil {
				return nil, err
			}
			values, err := listed(company.CustomAttributes)
			return &listedCompanyModel{companyFieldsAs(companyFields{}, company), companyFactsOf(company), values}, err
		})
		return &config, err
	})
}

func (d *companiesDataSource) choose(ctx context.Context, config companiesModel) (iter.Seq2[*intercom.Company, error], error) {
	query, searches := config.Query()
	switch {
	case searches:
		return d.API.Companies.Search(ctx, query), tf.Since(d.API, intercom.CompanySearchSince, "a filter of data.intercom_companies")
	case !config.SegmentID.IsNull():
		return d.API.Companies.InSegment(ctx, config.SegmentID.ValueString()), nil
	case !config.TagID.IsNull():
		return d.API.Companies.WithTag(ctx, config.TagID.ValueString()), nil
	default:
		return d.API.Companies.All(ctx), nil
	}
}
