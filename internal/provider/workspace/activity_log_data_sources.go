package workspace

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework-validators/setvalidator"
	"github.com/hashicorp/terraform-plugin-framework/datasource"
	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/crud"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/intercom"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/tf"
)

const activityPermissions = "\n\n**Permissions.** The token's app needs *Read admins*; Intercom names no permission of its own for this."

type activityLogsArguments struct {
	After      types.String `tfsdk:"created_at_after"`
	Before     types.String `tfsdk:"created_at_before"`
	EventTypes types.Set    `tfsdk:"event_types"`
}

type activityLogModel struct {
	ID          types.String         `tfsdk:"id"`
	Type        types.String         `tfsdk:"activity_type"`
	Description types.String         `tfsdk:"activity_description"`
	PerformedBy *activityAuthorModel `tfsdk:"performed_by"`
	Metadata    types.Map            `tfsdk:"metadata"`
	CreatedAt   types.String         `tfsdk:"created_at"`
}

type activityAuthorModel struct {
	Type  types.String `tfsdk:"type"`
	ID    types.String `tfsdk:"id"`
	Email types.String `tfsdk:"email"`
	IP    types.String `tfsdk:"ip"`
}

func activityLogAttributes() map[string]schema.Attribute {
	return map[string]schema.Attribute{
		"id":                   crud.ComputedString("Intercom's id of the activity."),
		"activity_type":        crud.ComputedString("What was done, such as `app_name_change`. New types come without notice."),
		"activity_description": crud.ComputedString("What was done, in a sentence or two, with names."),
		"performed_by": schema.SingleNestedAttribute{
			Computed: true, MarkdownDescription: "Who did it.",
			Attributes: map[string]schema.Attribute{
				"type":  crud.ComputedString("Whose id it is: `admin` for a teammate."),
				"id":    crud.ComputedString("Intercom's id of who did it."),
				"email": crud.ComputedString("E-mail address of who did it."),
				"ip":    crud.ComputedString("IP address from which it was done."),
			},
		},
		"metadata": schema.MapAttribute{
			Computed: true, ElementType: types.StringType,
			MarkdownDescription: "What else is known of it, by name, as strings: other names for every type. Numbers and booleans are as they are written, and objects are JSON for `jsondecode`.",
		},
		"created_at": crud.ComputedString("When it was done, in RFC 3339 format, UTC."),
	}
}

func activityLogState(log *intercom.ActivityLog, err error) (*activityLogModel, error) {
	if err != nil {
		return nil, err
	}
	by := log.PerformedBy
	return &activityLogModel{
		ID: tf.StringOrNull(log.ID), Type: tf.StringOrNull(log.Type), Description: tf.StringOrNull(log.Description),
		PerformedBy: &activityAuthorModel{
			Type: tf.StringOrNull(by.Type), ID: tf.StringOrNull(by.ID), Email: tf.StringOrNull(by.Email), IP: tf.StringOrNull(by.IP),
		},
		Metadata: tf.ValuesAsStrings(log.Metadata), CreatedAt: tf.Timestamp(log.CreatedAt),
	}, nil
}

func newActivityLogsDataSource() datasource.DataSource {
	return &crud.Plural[activityLogsArguments, activityLogModel]{
		DataSource: crud.DataSource{Name: "activity_logs"},
		Description: "What was done in the workspace in a time: settings that were changed, log-ins, exports and the like." +
			activityPermissions + `

**Personal data.** E-mail addresses and IP addresses of teammates are in the state. Keep the state where such data may be kept.

**What Intercom cannot do.** Not everything that is done is logged. Without an end of the time the list is another one with every plan.`,
		Arguments: map[string]schema.Attribute{
			"created_at_after": schema.StringAttribute{
				Required: true, Validators: []validator.String{tf.RFC3339()}, MarkdownDescription: "Beginning of the time, in RFC 3339 format, UTC.",
			},
			"created_at_before": schema.StringAttribute{
				Optional: true, Validators: []validator.String{tf.RFC3339()}, MarkdownDescription: "End of the time, in RFC 3339 format, UTC.\nDefaults to the present.",
			},
			"event_types": schema.SetAttribute{
				Optional: true, ElementType: types.StringType,
				Validators:          []validator.Set{setvalidator.SizeAtLeast(1), setvalidator.ValueStringsAre(tf.Name())},
				MarkdownDescription: "Types of activity to list, such as those of `intercom_activity_log_event_types`. Without them all are listed.\nRequires `api_version` 2.16 or newer.",
			},
		},
		Each: activityLogAttributes(), EachIs: "What was done, the newest first.",
		Validate: func(config activityLogsArguments, diags *diag.Diagnostics) {
			after, known := tf.ParseRFC3339(config.After.ValueString())
			before, alsoKnown := tf.ParseRFC3339(config.Before.ValueString())
			if known && alsoKnown && !before.After(after) {
				diags.AddAttributeError(path.Root("created_at_before"), "The span ends before it begins",
					"created_at_before must be later than created_at_after.")
			}
		},
		List: func(ctx context.Context, api *intercom.Client, config activityLogsArguments) ([]activityLogModel, error) {
			filter := intercom.ActivityFilter{Types: tf.SetStrings(config.EventTypes)}
			filter.After, _ = tf.ParseRFC3339(config.After.ValueString())
			filter.Before, _ = tf.ParseRFC3339(config.Before.ValueString())
			if len(filter.Types) > 0 {
				if err := tf.Since(api, intercom.ActivitySearchSince, "event_types"); err != nil {
					return nil, err
				}
			}
			return crud.Collect(api.ActivityLogs.Find(ctx, filter), activityLogState)
		},
	}
}

type activityLogEventTypesModel struct {
	EventTypes types.List `tfsdk:"event_types"`
}

func newActivityLogEventTypesDataSource() datasource.DataSource {
	return &crud.Singular[activityLogEventTypesModel]{
		DataSource: crud.DataSource{Name: "activity_log_event_types", Since: intercom.ActivitySearchSince},
		Description: "The types of activity that `intercom_activity_logs` can be asked for." + activityPermissions + `

**What Intercom cannot do.** Intercom does not list every type: activity logs have others, too.

Requires ` + "`api_version` 2.16 or newer.",
		Attributes: map[string]schema.Attribute{
			"event_types": schema.ListAttribute{
				Computed: true, ElementType: types.StringType, MarkdownDescription: "The types, such as `app_name_change`, in Intercom's order.",
			},
		},
		Find: func(ctx context.Context, api *intercom.Client, _ activityLogEventTypesModel) (*activityLogEventTypesModel, error) {
			listed, err := api.ActivityLogs.EventTypes(ctx)
			if err != nil {
				return nil, err
			}
			return &activityLogEventTypesModel{tf.StringList(listed)}, nil
		},
	}
}
