package people

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/datasource"
	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/crud"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/intercom"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/tf"
)

const segmentNotes = "\n\n**What Intercom cannot do.** Segments cannot be created or changed through the API, and their rules cannot be read."

type segmentModel struct {
	ID         types.String `tfsdk:"id"`
	Name       types.String `tfsdk:"name"`
	PersonType types.String `tfsdk:"person_type"`
	CreatedAt  types.String `tfsdk:"created_at"`
	UpdatedAt  types.String `tfsdk:"updated_at"`
}

func segmentAttributes() map[string]schema.Attribute {
	return map[string]schema.Attribute{
		"id":          crud.ComputedString("Intercom's id of the segment."),
		"name":        crud.ComputedString("Name of the segment."),
		"person_type": crud.ComputedString("Whom the segment is of: `user`, or `contact` for leads. Intercom does not say what a segment of companies has here."),
		"created_at":  crud.ComputedString("When the segment was created, in RFC 3339 format, UTC."),
		"updated_at":  crud.ComputedString("When the segment was last updated, in RFC 3339 format, UTC."),
	}
}

func segmentState(segment *intercom.Segment, err error) (*segmentModel, error) {
	if err != nil {
		return nil, err
	}
	return &segmentModel{
		ID: tf.StringOrNull(segment.ID), Name: tf.StringOrNull(segment.Name), PersonType: tf.StringOrNull(segment.PersonType),
		CreatedAt: tf.Timestamp(segment.CreatedAt), UpdatedAt: tf.Timestamp(segment.UpdatedAt),
	}, nil
}

func newSegmentDataSource() datasource.DataSource {
	return &crud.Singular[segmentModel]{
		DataSource: crud.DataSource{Name: "segment", Keys: []string{"id", "name"}},
		Description: "A segment of contacts or companies, by its id or by its name.\n\nA name that several segments have is an error.\n\n" +
			"**Permissions.** The token's app needs *Read and list users and companies*." + segmentNotes,
		Attributes: segmentAttributes(),
		Find: func(ctx context.Context, api *intercom.Client, config segmentModel) (*segmentModel, error) {
			if config.Name.IsNull() {
				return segmentState(api.Segments.Get(ctx, config.ID.ValueString()))
			}
			return segmentState(tf.ExactlyNamed(api.Segments.All(ctx), "segment named", config.Name.ValueString(), intercom.Exact,
				func(segment *intercom.Segment) tf.Label { return tf.Label{Name: segment.Name, ID: segment.ID} }))
		},
	}
}

type segmentsArguments struct {
	IncludeCount types.Bool `tfsdk:"include_count"`
}

type countedSegmentModel struct {
	segmentModel
	Count types.Int64 `tfsdk:"count"`
}

func newSegmentsDataSource() datasource.DataSource {
	each := segmentAttributes()
	each["count"] = crud.ComputedInt64("How many are in the segment. Null unless `include_count` is true.")
	return &crud.Plural[segmentsArguments, countedSegmentModel]{
		DataSource: crud.DataSource{Name: "segments"},
		Description: "Every segment of the workspace, of contacts and of companies.\n\n" +
			"**Permissions.** The token's app needs *Read and list users and companies*." + segmentNotes,
		Arguments: map[string]schema.Attribute{"include_count": schema.BoolAttribute{
			Optional: true, MarkdownDescription: "Whether to count what is in each segment. The count changes with every plan.",
		}},
		Each: each,
		List: func(ctx context.Context, api *intercom.Client, config segmentsArguments) ([]countedSegmentModel, error) {
			all := api.Segments.All(ctx)
			if config.IncludeCount.ValueBool() {
				all = api.Segments.Counted(ctx)
			}
			return crud.Collect(all, countedSegmentState)
		},
	}
}

func countedSegmentState(segment *intercom.Segment, err error) (*countedSegmentModel, error) {
	state, err := segmentState(segment, err)
	if err != nil {
		return nil, err
	}
	return &countedSegmentModel{*state, types.Int64PointerValue(segment.Count)}, nil
}

func newContactSegmentsDataSource() datasource.DataSource {
	return &crud.Plural[ofContact, segmentModel]{
		DataSource: crud.DataSource{Name: "contact_segments"},
		Description: "The segments that a contact is in.\n\n**Permissions.** The token's app needs *Read one user and one company*.\n\n" +
			"**Personal data.** Which segments a person is in can tell of the person, and is in the state." + segmentNotes,
		Arguments: crud.Parent("contact"),
		Each:      segmentAttributes(), EachIs: "The segments.",
		List: func(ctx context.Context, api *intercom.Client, of ofContact) ([]segmentModel, error) {
			return crud.Collect(api.Segments.OfContact(ctx, of.ContactID.ValueString()), segmentState)
		},
	}
}

func newCompanySegmentsDataSource() datasource.DataSource {
	return &crud.Plural[ofCompany, segmentModel]{
		DataSource:  crud.DataSource{Name: "company_segments"},
		Description: "The segments that a company is in.\n\n**Permissions.** The token's app needs *Read one user and one company*." + segmentNotes,
		Arguments:   crud.Parent("company"),
		Each:        segmentAttributes(), EachIs: "The segments.",
		List: func(ctx context.Context, api *intercom.Client, of ofCompany) ([]segmentModel, error) {
			return crud.Collect(api.Segments.OfCompany(ctx, of.CompanyID.ValueString()), segmentState)
		},
	}
}
