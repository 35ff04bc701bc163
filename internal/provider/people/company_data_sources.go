package people

import (
	"context"
	"fmt"
	"iter"
	"maps"

	"github.com/hashicorp/terraform-plugin-framework/datasource"
	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/diag"
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
func companyDataAttributes() map[string]schema.Attribute {
	attributes := crud.Computed(companyAttributes())
	delete(attributes, "custom_attributes")
	maps.Copy(attributes, map[string]schema.Attribute{
		"user_count":      crud.ComputedInt64("How many users belong to the company."),
		"session_count":   crud.ComputedInt64("How many sessions the company's users have had."),
		"tag_ids":         crud.ComputedStringSet("Ids of the tags that the company has."),
		"segment_ids":     crud.ComputedStringSet("Ids of the segments that the company is in."),
		"created_at":      crud.ComputedString("When the company was created in Intercom, in RFC 3339 format, UTC."),
		"updated_at":      crud.ComputedString("When the company was last updated, in RFC 3339 format, UTC."),
		"last_request_at": crud.ComputedString("When a user of the company was last seen, in RFC 3339 format, UTC."),
	})
	return attributes
}

type companyDataModel struct {
	companyModel
	companyFacts
}

func newCompanyDataSource() datasource.DataSource {
	attributes := companyDataAttributes()
	attributes["custom_attributes"] = schema.DynamicAttribute{
		Computed: true, MarkdownDescription: "Values of the company's custom attributes, an object. Dates are strings in RFC 3339 format, UTC.",
	}
	return &crud.Singular[companyDataModel]{
		DataSource: crud.DataSource{Name: "company", Keys: []string{"id", "external_id", "name"}},
		Description: `A company, by Intercom's id, by your own id of it, or by its name.

A name that several companies have is an error, where Intercom tells of more than one of them.

**Permissions.** The token's app needs *Read one user and one company*, and *Read and list users and companies* for looking up by
` + "`external_id`" + ` or ` + "`name`" + `.`,
		Attributes: attributes,
		Find: func(ctx context.Context, api *intercom.Client, config companyDataModel) (*companyDataModel, error) {
			company, err := findCompany(ctx, api, config)
			if err != nil {
				return nil, err
			}
			defined, err := attributevalues.DataAttributes(ctx, api, "company")
			state, err := companyState(defined, companyModel{CustomAttributes: attributevalues.Everything()}, company, err)
			if err != nil {
				return nil, err
			}
			return &companyDataModel{*state, companyFactsOf(company)}, nil
		},
	}
}

func findCompany(ctx context.Context, api *intercom.Client, config companyDataModel) (*intercom.Company, error) {
	switch {
	case !config.ID.IsNull():
		return api.Companies.Get(ctx, config.ID.ValueString())
	case !config.ExternalID.IsNull():
		return companyByExternalID(ctx, api, config.ExternalID.ValueString())
	default:
		name := config.Name.ValueString()
		return tf.ExactlyOne(api.Companies.ByName(ctx, name), fmt.Sprintf("company named %q", name), companyLabel, func(*intercom.Company) bool { return true })
	}
}

type companiesArguments struct {
	tf.Search
	SegmentID types.String `tfsdk:"segment_id"`
	TagID     types.String `tfsdk:"tag_id"`
}

// listedCompanyModel is a company in a list, which can hold no values of varying
// types.
type listedCompanyModel struct {
	companyFields
	companyFacts
	CustomAttributes types.Map `tfsdk:"custom_attributes"`
}

func listedCompanyAttributes() map[string]schema.Attribute {
	attributes := companyDataAttributes()
	attributes["custom_attributes"] = attributevalues.StringsAttribute("Values of the company's custom attributes, by the attributes' names.")
	return attributes
}

func listedCompanies(ctx context.Context, api *intercom.Client, all iter.Seq2[*intercom.Company, error]) ([]listedCompanyModel, error) {
	values := listedValues(ctx, api, "company")
	return crud.Collect(all, func(company *intercom.Company, err error) (*listedCompanyModel, error) {
		if err != nil {
			return nil, err
		}
		custom, err := values(company.CustomAttributes)
		return &listedCompanyModel{companyFieldsAs(companyFields{}, company), companyFactsOf(company), custom}, err
	})
}

func newCompaniesDataSource() datasource.DataSource {
	return &crud.Plural[companiesArguments, listedCompanyModel]{
		DataSource: crud.DataSource{Name: "companies"},
		Description: `The companies of the workspace that have contacts: all, those with a tag or in a segment, or those that a search finds.

All are read by pages of 60, and where there are more than pages reach, which is 10,000, by a scroll. Intercom allows one scroll
at a time in a workspace: one that something else has open is an error, and ends a minute after its last use.

**Permissions.** The token's app needs *Read and list users and companies*.

**What Intercom cannot do.** A company without contacts is in no list and no search. A search requires ` + "`api_version`" + `
` + intercom.CompanySearchSince.String() + `, finds nothing by plan or segment, and lags behind writes: what was created or updated in the last
minutes may be missing or found as it was.`,
		Arguments: map[string]schema.Attribute{
			"segment_id": schema.StringAttribute{
				Optional: true, Validators: []validator.String{tf.ID()}, MarkdownDescription: "Only the companies in the segment with this id.",
			},
			"tag_id": schema.StringAttribute{
				Optional: true, Validators: []validator.String{tf.ID()}, MarkdownDescription: "Only the companies that have the tag with this id.",
			},
		},
		Searches: true,
		Each:     listedCompanyAttributes(),
		List: func(ctx context.Context, api *intercom.Client, config companiesArguments) ([]listedCompanyModel, error) {
			found, err := chooseCompanies(ctx, api, config)
			if err != nil {
				return nil, err
			}
			return listedCompanies(ctx, api, found)
		},
		Validate: oneWayToChoose,
	}
}

// oneWayToChoose refuses more than one way to choose companies.
func oneWayToChoose(config companiesArguments, diags *diag.Diagnostics) {
	ways := 0
	for _, way := range []bool{!config.SegmentID.IsNull(), !config.TagID.IsNull(), len(config.Filter)+len(config.Group) > 0} {
		if way {
			ways++
		}
	}
	if ways > 1 {
		diags.AddError("Several ways to choose companies",
			"Configure segment_id, tag_id, or filters and groups: Intercom takes one of these at a time. A filter can have the field tag_id.")
	}
}

func chooseCompanies(ctx context.Context, api *intercom.Client, config companiesArguments) (iter.Seq2[*intercom.Company, error], error) {
	query, searches := config.Query()
	switch {
	case searches:
		return api.Companies.Search(ctx, query), tf.Since(api, intercom.CompanySearchSince, "a filter of data.intercom_companies")
	case !config.SegmentID.IsNull():
		return api.Companies.InSegment(ctx, config.SegmentID.ValueString()), nil
	case !config.TagID.IsNull():
		return api.Companies.WithTag(ctx, config.TagID.ValueString()), nil
	default:
		return api.Companies.All(ctx), nil
	}
}
