package people

import (
	"context"
	"fmt"

	"github.com/hashicorp/terraform-plugin-framework/datasource"
	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/crud"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/intercom"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/tf"
)

const segmentNotes = "\n\n**What Intercom cannot do.** Segments cannot be made or changed through the API, and their rules cannot be read."

type segmentModel struct {
	ID         types.String `tfsdk:"id"`
	Name       types.String `tfsdk:"name"`
	PersonType types.String `tfsdk:"person_type"`
	CreatedAt  types.String `tfsdk:"created_at"`
	UpdatedAt  types.String `tfsdk:"updated_at"`
}

func segmentAttributes() map[string]schema.Attribute {
	return map[string]schema.Attribute{
		"id":          schema.StringAttribute{Computed: true, MarkdownDescription: "Intercom's id of the segment."},
		"name":        schema.StringAttribute{Computed: true, MarkdownDescription: "Name of the segment."},
		"person_type": schema.StringAttribute{Computed: true, MarkdownDescription: "Whom the segment is of: `user`, or `contact` for leads. Intercom does not say what a segment of companies has here."},
		"created_at":  schema.StringAttribute{Computed: true, MarkdownDescription: "When the segment was made, in RFC 3339."},
		"updated_at":  schema.StringAttribute{Computed: true, MarkdownDescription: "When the segment was last changed, in RFC 3339."},
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

type segmentDataSource struct{ crud.DataSource }

func newSegmentDataSource() datasource.DataSource {
	return &segmentDataSource{crud.DataSource{Name: "segment", Keys: []string{"id", "name"}}}
}

func (*segmentDataSource) Schema(_ context.Context, _ datasource.SchemaRequest, resp *datasource.SchemaResponse) {
	resp.Schema = schema.Schema{
		MarkdownDescription: "A segment of contacts or companies, by its id or by its name.\n\nA name that several segments have is an error.\n\n" +
			"**Permissions.** The token's app needs *Read and list users and companies*." + segmentNotes,
		Attributes: crud.Keyed(segmentAttributes(), "id", "name"),
	}
}

func (d *segmentDataSource) Read(ctx context.Context, req datasource.ReadRequest, resp *datasource.ReadResponse) {
	crud.ReadDataSource(ctx, req, resp, func(config segmentModel) (*segmentModel, error) {
		if config.Name.IsNull() {
			return segmentState(d.API.Segments.Get(ctx, config.ID.ValueString()))
		}
		name := config.Name.ValueString()
		return segmentState(tf.ExactlyOne(d.API.Segments.All(ctx), fmt.Sprintf("segment named %q", name),
			func(segment *intercom.Segment) string { return fmt.Sprintf("%s (id %s)", segment.Name, segment.ID) },
			func(segment *intercom.Segment) bool { return segment.Name == name }))
	})
}

type segmentsDataSource struct{ crud.DataSource }

func newSegmentsDataSource() datasource.DataSource {
	return &segmentsDataSource{crud.DataSource{Name: "segments"}}
}

type segmentsModel struct {
	IncludeCount types.Bool            `tfsdk:"include_count"`
	Segments     []countedSegmentModel `tfsdk:"segments"`
}

type countedSegmentModel struct {
	segmentModel
	Count types.Int64 `tfsdk:"count"`
}

func (*segmentsDataSource) Schema(_ context.Context, _ datasource.SchemaRequest, resp *datasource.SchemaResponse) {
	attributes := segmentAttributes()
	attributes["count"] = schema.Int64Attribute{Computed: true, MarkdownDescription: "How many are in the segment. Null unless `include_count` is true."}
	resp.Schema = schema.Schema{
		MarkdownDescription: "Every segment of the workspace, of contacts and of companies.\n\n" +
			"**Permissions.** The token's app needs *Read and list users and companies*." + segmentNotes,
		Attributes: map[string]schema.Attribute{
			"include_count": schema.BoolAttribute{
				Optional: true, MarkdownDescription: "Whether to count what is in each segment. The count changes with every plan.",
			},
			"segments": crud.Each("The segments.", attributes),
		},
	}
}

func (d *segmentsDataSource) Read(ctx context.Context, req datasource.ReadRequest, resp *datasource.ReadResponse) {
	crud.ReadDataSource(ctx, req, resp, func(config segmentsModel) (*segmentsModel, error) {
		all := d.API.Segments.All(ctx)
		if config.IncludeCount.ValueBool() {
			all = d.API.Segments.Counted(ctx)
		}
		var err error
		config.Segments, err = crud.Collect(all, func(segment *intercom.Segment, err error) (*countedSegmentModel, error) {
			state, err := segmentState(segment, err)
			if err != nil {
				return nil, err
			}
			return &countedSegmentModel{*state, types.Int64PointerValue(segment.Count)}, nil
		})
		return &config, err
	})
}

type contactSegmentsDataSource struct{ crud.DataSource }

func newContactSegmentsDataSource() datasource.DataSource {
	return &contactSegmentsDataSource{crud.DataSource{Name: "contact_segments"}}
}

type contactSegmentsModel struct {
	ContactID types.String   `tfsdk:"contact_id"`
	Segments  []segmentModel `tfsdk:"contact_segments"`
}

func (*contactSegmentsDataSource) Schema(_ context.Context, _ datasource.SchemaRequest, resp *datasource.SchemaResponse) {
	resp.Schema = schema.Schema{
		MarkdownDescription: "The segments that a contact is in.\n\n**Permissions.** The token's app needs *Read one user and one company*.\n\n" +
			"**Personal data.** Which segments a person is in can tell of the person, and is in the state." + segmentNotes,
		Attributes: map[string]schema.Attribute{
			"contact_id":       schema.StringAttribute{Required: true, Validators: []validator.String{tf.ID()}, MarkdownDescription: "Intercom's id of the contact."},
			"contact_segments": crud.Each("The segments.", segmentAttributes()),
		},
	}
}

func (d *contactSegmentsDataSource) Read(ctx context.Context, req datasource.ReadRequest, resp *datasource.ReadResponse) {
	crud.ReadDataSource(ctx, req, resp, func(config contactSegmentsModel) (*contactSegmentsModel, error) {
		var err error
		config.Segments, err = crud.Collect(d.API.Segments.OfContact(ctx, config.ContactID.ValueString()), segmentState)
		return &config, err
	})
}

type companySegmentsDataSource struct{ crud.DataSource }

func newCompanySegmentsDataSource() datasource.DataSource {
	return &companySegmentsDataSource{crud.DataSource{Name: "company_segments"}}
}

type companySegmentsModel struct {
	CompanyID types.String   `tfsdk:"company_id"`
	Segments  []segmentModel `tfsdk:"company_segments"`
}

func (*companySegmentsDataSource) Schema(_ context.Context, _ datasource.SchemaRequest, resp *datasource.SchemaResponse) {
	resp.Schema = schema.Schema{
		MarkdownDescription: "The segments that a company is in.\n\n**Permissions.** The token's app needs *Read one user and one company*." + segmentNotes,
		Attributes: map[string]schema.Attribute{
			"company_id": schema.StringAttribute{
				Required: true, Validators: []validator.String{tf.ID()},
				MarkdownDescription: "Intercom's id of the company: the `id` of an `intercom_company`, not its `external_id`.",
			},
			"company_segments": crud.Each("The segments.", segmentAttributes()),
		},
	}
}

func (d *companySegmentsDataSource) Read(ctx context.Context, req datasource.ReadRequest, resp *datasource.ReadResponse) {
	crud.ReadDataSource(ctx, req, resp, func(config companySegmentsModel) (*companySegmentsModel, error) {
		var err error
		config.Segments, err = crud.Collect(d.API.Segments.OfCompany(ctx, config.CompanyID.ValueString()), segmentState)
		return &config, err
	})
}
