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

type contactMergeModel struct {
	SourceContactID   types.String `tfsdk:"source_contact_id"`
	SourceContactRole types.String `tfsdk:"source_contact_role"`
	MergedAt          types.String `tfsdk:"merged_at"`
}

func newContactMergeHistoryDataSource() datasource.DataSource {
	return &crud.Plural[ofContact, contactMergeModel]{
		DataSource: crud.DataSource{Name: "contact_merge_history", Since: intercom.MustVersion("2.16")},
		Description: `The contacts that were merged into a user.

Requires ` + "`api_version`" + ` 2.16 or newer.

**Permissions.** The token's app needs *Read one user and one company*.

**What Intercom cannot do.** Only users have a history, not leads.`,
		Arguments: crud.Parent("contact"),
		Each: map[string]schema.Attribute{
			"source_contact_id":   crud.ComputedString("Id that the contact had which is no longer there."),
			"source_contact_role": crud.ComputedString("`lead` or `user`, which that contact was."),
			"merged_at":           crud.ComputedString("When it was merged, in RFC 3339 format, UTC."),
		},
		EachIs: "The merges, the latest first.",
		List: func(ctx context.Context, api *intercom.Client, of ofContact) ([]contactMergeModel, error) {
			return crud.Collect(api.Contacts.Merges(ctx, of.ContactID.ValueString()), contactMergeState)
		},
	}
}

func contactMergeState(merge *intercom.ContactMerge, err error) (*contactMergeModel, error) {
	if err != nil {
		return nil, err
	}
	return &contactMergeModel{tf.StringOrNull(merge.SourceContactID), tf.StringOrNull(merge.SourceContactRole), tf.Timestamp(merge.MergedAt)}, nil
}
