package people

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/datasource"
	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/crud"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/intercom"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/tf"
)

type contactMergeHistoryDataSource struct{ crud.DataSource }

func newContactMergeHistoryDataSource() datasource.DataSource {
	return &contactMergeHistoryDataSource{crud.DataSource{Name: "contact_merge_history", Since: intercom.MustVersion("2.16")}}
}

type contactMergeHistoryModel struct {
	ContactID types.String        `tfsdk:"contact_id"`
	Merges    []contactMergeModel `tfsdk:"contact_merge_history"`
}

type contactMergeModel struct {
	SourceContactID   types.String `tfsdk:"source_contact_id"`
	SourceContactRole types.String `tfsdk:"source_contact_role"`
	MergedAt          types.String `tfsdk:"merged_at"`
}

func (*contactMergeHistoryDataSource) Schema(_ context.Context, _ datasource.SchemaRequest, resp *datasource.SchemaResponse) {
	resp.Schema = schema.Schema{
		MarkdownDescription: `The contacts that were merged into a user.

Requires ` + "`api_version`" + ` 2.16 or newer.

**Permissions.** The token's app needs *Read one user and one company*.

**What Intercom cannot do.** Only users have a history, not leads.`,
		Attributes: map[string]schema.Attribute{
			"contact_id": schema.StringAttribute{
				Required: true, Validators: []validator.String{tf.ID()}, MarkdownDescription: "Intercom's id of the user.",
			},
			"contact_merge_history": crud.Each("The merges, the latest first.", map[string]schema.Attribute{
				"source_contact_id":   schema.StringAttribute{Computed: true, MarkdownDescription: "Id that the contact had which is no longer there."},
				"source_contact_role": schema.StringAttribute{Computed: true, MarkdownDescription: "`lead` or `user`, which that contact was."},
				"merged_at":           schema.StringAttribute{Computed: true, MarkdownDescription: "When it was merged, in RFC 3339."},
			}),
		},
	}
}

func (d *contactMergeHistoryDataSource) Read(ctx context.Context, req datasource.ReadRequest, resp *datasource.ReadResponse) {
	crud.ReadDataSource(ctx, req, resp, func(config contactMergeHistoryModel) (*contactMergeHistoryModel, error) {
		merges, err := crud.Collect(d.API.Contacts.Merges(ctx, config.ContactID.ValueString()), contactMergeState)
		return &contactMergeHistoryModel{ContactID: config.ContactID, Merges: merges}, err
	})
}

func contactMergeState(merge *intercom.ContactMerge, err error) (*contactMergeModel, error) {
	if err != nil {
		return nil, err
	}
	return &contactMergeModel{tf.StringOrNull(merge.SourceContactID), tf.StringOrNull(merge.SourceContactRole), tf.Timestamp(merge.MergedAt)}, nil
}
