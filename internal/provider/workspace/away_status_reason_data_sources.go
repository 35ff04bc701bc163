package workspace

import (
	"context"
	"iter"

	"github.com/hashicorp/terraform-plugin-framework/datasource"
	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/crud"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/intercom"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/tf"
)

const awayStatusReasonNotes = "\n\n**Permissions.** The token's app needs *Read admins*; Intercom names no permission of its own for this.\n\n" +
	"**What Intercom cannot do.** Away status reasons cannot be created, changed or deleted through the API. Deleted ones are left out here.\n\n" +
	"Requires `api_version` 2.14 or newer."

type awayStatusReasonModel struct {
	ID        types.String `tfsdk:"id"`
	Label     types.String `tfsdk:"label"`
	Emoji     types.String `tfsdk:"emoji"`
	Order     types.Int64  `tfsdk:"order"`
	CreatedAt types.String `tfsdk:"created_at"`
	UpdatedAt types.String `tfsdk:"updated_at"`
}

func awayStatusReasonAttributes() map[string]schema.Attribute {
	return map[string]schema.Attribute{
		"id":         crud.ComputedString("Intercom's id of the away status reason."),
		"label":      crud.ComputedString("What the reason is called, such as `On a break`."),
		"emoji":      crud.ComputedString("Emoji beside the label."),
		"order":      crud.ComputedInt64("Place of the reason where teammates choose one; the lowest comes first."),
		"created_at": crud.ComputedString("When the reason was created, in RFC 3339 format, UTC."),
		"updated_at": crud.ComputedString("When the reason was last updated, in RFC 3339 format, UTC."),
	}
}

func awayStatusReasonState(reason *intercom.AwayStatusReason, err error) (*awayStatusReasonModel, error) {
	if err != nil {
		return nil, err
	}
	return &awayStatusReasonModel{
		ID: tf.StringOrNull(reason.ID), Label: tf.StringOrNull(reason.Label), Emoji: tf.StringOrNull(reason.Emoji), Order: types.Int64Value(reason.Order),
		CreatedAt: tf.Timestamp(reason.CreatedAt), UpdatedAt: tf.Timestamp(reason.UpdatedAt),
	}, nil
}

// awayStatusReasons are those that are not deleted.
func awayStatusReasons(ctx context.Context, api *intercom.Client) iter.Seq2[*intercom.AwayStatusReason, error] {
	return crud.Where(api.AwayStatusReasons.All(ctx), func(reason *intercom.AwayStatusReason) bool { return !reason.Deleted })
}

func newAwayStatusReasonDataSource() datasource.DataSource {
	return &crud.Singular[awayStatusReasonModel]{
		DataSource: crud.DataSource{Name: "away_status_reason", Keys: []string{"id", "label"}, Since: intercom.AwayReasonSince},
		Description: "A reason for which teammates can be away from the inbox, by its id or by its label.\n\n" +
			"A label that several reasons have is an error." + awayStatusReasonNotes,
		Attributes: awayStatusReasonAttributes(),
		Find: func(ctx context.Context, api *intercom.Client, config awayStatusReasonModel) (*awayStatusReasonModel, error) {
			label := func(reason *intercom.AwayStatusReason) tf.Label { return tf.Label{Name: reason.Label, ID: reason.ID} }
			if config.ID.IsNull() {
				return awayStatusReasonState(tf.ExactlyNamed(awayStatusReasons(ctx, api), "away status reason labelled", config.Label.ValueString(), intercom.Exact, label))
			}
			return awayStatusReasonState(tf.ExactlyOne(awayStatusReasons(ctx, api), "away status reason with the id "+config.ID.ValueString(),
				func(reason *intercom.AwayStatusReason) string { return label(reason).String() },
				func(reason *intercom.AwayStatusReason) bool { return reason.ID.String() == config.ID.ValueString() }))
		},
	}
}

func newAwayStatusReasonsDataSource() datasource.DataSource {
	return &crud.Plural[crud.None, awayStatusReasonModel]{
		DataSource:  crud.DataSource{Name: "away_status_reasons", Since: intercom.AwayReasonSince},
		Description: "Every reason for which teammates can be away from the inbox." + awayStatusReasonNotes,
		Each:        awayStatusReasonAttributes(),
		List: func(ctx context.Context, api *intercom.Client, _ crud.None) ([]awayStatusReasonModel, error) {
			return crud.Collect(awayStatusReasons(ctx, api), awayStatusReasonState)
		},
	}
}
