package workspace

import (
	"cmp"
	"context"
	"iter"
	"slices"

	"github.com/hashicorp/terraform-plugin-framework-validators/listvalidator"
	"github.com/hashicorp/terraform-plugin-framework/action"
	"github.com/hashicorp/terraform-plugin-framework/action/schema"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/crud"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/intercom"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/tf"
)

type exportReportingDataAction struct{ crud.Action }

type exportReportingDataModel struct {
	DatasetID    types.String `tfsdk:"dataset_id"`
	AttributeIDs types.List   `tfsdk:"attribute_ids"`
	StartTime    types.String `tfsdk:"start_time"`
	EndTime      types.String `tfsdk:"end_time"`
	Path         types.String `tfsdk:"path"`
}

func (m exportReportingDataModel) span() exportSpan {
	return exportSpan{after: m.StartTime, before: m.EndTime}
}

func newExportReportingDataAction() action.Action {
	return &exportReportingDataAction{crud.Action{Name: "export_reporting_data", Since: intercom.ReportingExportsSince}}
}

func (a *exportReportingDataAction) Schema(_ context.Context, _ action.SchemaRequest, resp *action.SchemaResponse) {
	resp.Schema = schema.Schema{
		MarkdownDescription: `Exports the data of reports, into a file.

The data source ` + "`intercom_reporting_datasets`" + ` lists what there is.

Requires ` + "`api_version`" + ` 2.14 or newer.

` + reportingPermissions + `

**Personal data.** The file has what the attributes are: some are names and e-mail addresses.` + exportRepeating + `Intercom goes on with an export when the action is interrupted, and cannot cancel it; invoking the
action again waits for that one. Intercom works on five exports of this kind at a time; where there are more, one is waited for.

**What Intercom cannot do.** Before ` + "`api_version`" + ` 2.16 conversations without a reply of a contact are not exported. It tells no
reason of an export that fails.`,
		Attributes: map[string]schema.Attribute{
			"dataset_id": schema.StringAttribute{
				Required: true, Validators: []validator.String{tf.ID()}, MarkdownDescription: "Id of the dataset, such as `conversation`.",
			},
			"attribute_ids": schema.ListAttribute{
				Required: true, ElementType: types.StringType,
				Validators: []validator.List{listvalidator.SizeAtLeast(1), listvalidator.UniqueValues(), listvalidator.ValueStringsAre(tf.Name())},
				MarkdownDescription: "Ids of the attributes of the dataset that are exported, in the order of the columns: " +
					"qualified ones such as `conversation.state`, or plain ones such as `state` that no other attribute of the dataset has.",
			},
			"start_time": schema.StringAttribute{
				Required: true, Validators: []validator.String{tf.RFC3339()}, MarkdownDescription: "When the span begins, in RFC 3339 format, UTC.",
			},
			"end_time": schema.StringAttribute{
				Optional: true, Validators: []validator.String{tf.RFC3339()},
				MarkdownDescription: "When the span ends, in RFC 3339 format, UTC.\nDefaults to the time at which the action is invoked.",
			},
			"path": exportPath("CSV as Intercom sends it, which may be gzipped"),
		},
	}
}

func (a *exportReportingDataAction) ModifyPlan(ctx context.Context, req action.ModifyPlanRequest, resp *action.ModifyPlanResponse) {
	crud.PlanAction(ctx, a, req, resp, func(config exportReportingDataModel, refuse crud.Refusals) {
		config.span().refuse(refuse, "start_time", "end_time", config.Path)
		var dataset *intercom.ReportingDataset
		refuse.Reference("dataset_id", config.DatasetID, func(id string) (err error) {
			dataset, err = a.dataset(ctx, id)
			return err
		})
		if dataset != nil && !config.AttributeIDs.IsUnknown() {
			_, err := columns(dataset, config.AttributeIDs)
			refuse.Add("attribute_ids", err)
		}
	})
}

// dataset finds a dataset among those that there are.
func (a *exportReportingDataAction) dataset(ctx context.Context, id string) (*intercom.ReportingDataset, error) {
	var known []string
	for dataset, err := range a.API.ReportingExports.Datasets(ctx) {
		if err != nil {
			return nil, err
		}
		if dataset.ID.String() == id {
			return dataset, nil
		}
		known = append(known, dataset.ID.String())
	}
	return nil, tf.NewDiagnostic("No such dataset", "dataset_id takes the id of a dataset, and there are these: %s.", tf.Quoted(known))
}

// columns are the attributes of a dataset as Intercom is asked for them: by their
// qualified ids, where they have any. What is not known yet is left out.
func columns(dataset *intercom.ReportingDataset, ids types.List) ([]string, error) {
	var all []string
	for i, element := range ids.Elements() {
		id, ok := element.(types.String)
		if !ok || id.IsUnknown() {
			continue
		}
		found := slices.Collect(withID(dataset, id.ValueString()))
		const lists = "The data source intercom_reporting_datasets lists those that it has."
		switch len(found) {
		case 0:
			return nil, tf.NewDiagnostic("No such attribute", "The dataset %q lacks the attribute of attribute_ids[%d]. %s", dataset.ID, i, lists)
		case 1:
			all = append(all, cmp.Or(found[0].QualifiedID, found[0].ID))
		default:
			return nil, tf.NewDiagnostic("Several attributes", "The dataset %q has %d attributes with the id of attribute_ids[%d]. "+
				"Use the qualified id of one of them. %s", dataset.ID, len(found), i, lists)
		}
	}
	return all, nil
}

// withID are the attributes that an id can mean: the one with that qualified id, or
// those with that plain one.
func withID(dataset *intercom.ReportingDataset, id string) iter.Seq[intercom.ReportingAttribute] {
	return func(yield func(intercom.ReportingAttribute) bool) {
		qualified := slices.IndexFunc(dataset.Attributes, func(one intercom.ReportingAttribute) bool { return one.QualifiedID == id })
		if qualified >= 0 {
			yield(dataset.Attributes[qualified])
			return
		}
		for _, attribute := range dataset.Attributes {
			if attribute.ID == id && !yield(attribute) {
				return
			}
		}
	}
}

func (a *exportReportingDataAction) Invoke(ctx context.Context, req action.InvokeRequest, resp *action.InvokeResponse) {
	crud.Invoke(ctx, a, req, resp, func(config exportReportingDataModel, say crud.Progress) error {
		exports, span, ids := a.API.ReportingExports, config.span(), tf.ListStrings(config.AttributeIDs)
		dataset, err := a.dataset(ctx, config.DatasetID.ValueString())
		switch {
		case err == nil:
			if ids, err = columns(dataset, config.AttributeIDs); err != nil {
				return err
			}
		case tf.Visible(err) != nil: // a token that may not look may export all the same
			return err
		}
		return export{
			of: "data of reports", span: span, path: config.Path.ValueString(), jobs: exports.Exports, say: say,
			asked: map[string]any{"dataset_id": config.DatasetID.ValueString(), "attribute_ids": ids},
			start: func(ctx context.Context, queued func()) (*intercom.ExportJob, error) {
				return exports.Start(ctx, intercom.ReportingExport{
					DatasetID: config.DatasetID.ValueString(), AttributeIDs: ids, Start: span.begins().Unix(), End: span.ends().Unix(),
				}, queued)
			},
		}.run(ctx)
	})
}
