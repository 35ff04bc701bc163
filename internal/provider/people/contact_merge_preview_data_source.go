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

type contactMergePreviewModel struct {
	From          types.String                 `tfsdk:"from_contact_id"`
	Into          types.String                 `tfsdk:"into_contact_id"`
	Anyway        types.Bool                   `tfsdk:"skip_duplicate_validation"`
	Allowed       types.Bool                   `tfsdk:"allowed"`
	Reasons       []mergeReasonModel           `tfsdk:"reasons"`
	Changes       []attributeChangeModel       `tfsdk:"attribute_changes"`
	ChangeCount   types.Int64                  `tfsdk:"attribute_change_count"`
	Reassignments map[string]reassignmentModel `tfsdk:"reassignments"`
}

type mergeReasonModel struct {
	Code    types.String `tfsdk:"code"`
	Message types.String `tfsdk:"message"`
}

type attributeChangeModel struct {
	Field   types.String `tfsdk:"field"`
	Outcome types.String `tfsdk:"outcome"`
	From    types.String `tfsdk:"from_value"`
	Into    types.String `tfsdk:"into_value"`
	New     types.String `tfsdk:"new_into_value"`
}

type reassignmentModel struct {
	From types.Int64 `tfsdk:"from"`
	Into types.Int64 `tfsdk:"into"`
}

func newContactMergePreviewDataSource() datasource.DataSource {
	id := func(description string) schema.StringAttribute {
		return schema.StringAttribute{Required: true, Validators: []validator.String{tf.ID()}, MarkdownDescription: description}
	}
	return &crud.Singular[contactMergePreviewModel]{
		DataSource: crud.DataSource{Name: "contact_merge_preview"},
		Description: "What merging a lead into a user would change, or why Intercom would not do it; nothing is changed.\n\n" +
			"`intercom_merge_contacts` merges the two. The request goes out in the version `Preview` of Intercom's API, the only one that has it.\n\n" +
			`**Permissions.** The token's app needs *Read one user and one company*.

**Personal data.** What the two contacts are called, and how they are reached, is in the state. Keep the state where such data may be kept.

**What Intercom cannot do.** Of the changes of attributes only the first 50 are told.`,
		Attributes: map[string]schema.Attribute{
			"from_contact_id": id("Intercom's id of the lead that would be merged."),
			"into_contact_id": id("Intercom's id of the user that it would be merged into."),
			"skip_duplicate_validation": schema.BoolAttribute{
				Optional: true, MarkdownDescription: "Whether to preview also the merge of two that have nothing in common. Without it they are not merged.",
			},
			"allowed": crud.ComputedBool("Whether Intercom would merge the two."),
			"reasons": crud.Each("Why it would not; none where it would.", map[string]schema.Attribute{
				"code":    crud.ComputedString("Code of the reason, such as `no_shared_identifier`."),
				"message": crud.ComputedString("The reason in words, which may change."),
			}),
			"attribute_changes": crud.Each("What would become of attributes, up to 50.", map[string]schema.Attribute{
				"field":          crud.ComputedString("Name of the attribute, such as `phone`."),
				"outcome":        crud.ComputedString("`adopted` where the lead's value is taken, `discarded` where the user's stays, or `merged` where the two are combined."),
				"from_value":     crud.ComputedString("Value of the lead: a string as it is, all else as JSON for `jsondecode`."),
				"into_value":     crud.ComputedString("Value of the user, likewise."),
				"new_into_value": crud.ComputedString("Value that the user would have, likewise."),
			}),
			"attribute_change_count": crud.ComputedInt64("How many changes of attributes there would be, told or not."),
			"reassignments": schema.MapNestedAttribute{
				Computed: true,
				MarkdownDescription: "How many objects there are of what would move, by their kind: `conversations`, `tickets`, `phone_calls`, `tags` or `notes`. " +
					"Kinds of which nothing would move are not in it.",
				NestedObject: schema.NestedAttributeObject{Attributes: map[string]schema.Attribute{
					"from": crud.ComputedInt64("How many the lead has, which would move; of tags those that the user lacks."),
					"into": crud.ComputedInt64("How many the user has already."),
				}},
			},
		},
		Find: func(ctx context.Context, api *intercom.Client, config contactMergePreviewModel) (*contactMergePreviewModel, error) {
			preview, err := api.Contacts.PreviewMerge(ctx, config.From.ValueString(), config.Into.ValueString(), config.Anyway.ValueBool())
			if err != nil {
				return nil, err
			}
			return contactMergePreviewState(config, preview), nil
		},
	}
}

func contactMergePreviewState(config contactMergePreviewModel, preview *intercom.MergePreview) *contactMergePreviewModel {
	state := &config
	state.Allowed, state.ChangeCount = types.BoolValue(preview.Allowed), types.Int64Value(preview.Summary.Changes.Count)
	state.Reasons, state.Changes, state.Reassignments = []mergeReasonModel{}, []attributeChangeModel{}, map[string]reassignmentModel{}
	for _, reason := range preview.Reasons {
		state.Reasons = append(state.Reasons, mergeReasonModel{tf.StringOrNull(reason.Code), tf.StringOrNull(reason.Message)})
	}
	for _, change := range preview.Summary.Changes.Attributes {
		state.Changes = append(state.Changes, attributeChangeModel{
			tf.StringOrNull(change.Field), tf.StringOrNull(change.Outcome),
			tf.ValueAsString(change.From), tf.ValueAsString(change.Into), tf.ValueAsString(change.New),
		})
	}
	for kind, count := range preview.Summary.Reassignments {
		state.Reassignments[kind] = reassignmentModel{types.Int64Value(count.From), types.Int64Value(count.Into)}
	}
	return state
}
