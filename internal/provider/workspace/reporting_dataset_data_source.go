package workspace

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/datasource"
	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/crud"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/intercom"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/tf"
)

type reportingDatasetModel struct {
	ID              types.String              `tfsdk:"id"`
	Name            types.String              `tfsdk:"name"`
	Description     types.String              `tfsdk:"description"`
	TimeAttributeID types.String              `tfsdk:"default_time_attribute_id"`
	Attributes      []reportingAttributeModel `tfsdk:"attributes"`
}

type reportingAttributeModel struct {
	ID          types.String `tfsdk:"id"`
	QualifiedID types.String `tfsdk:"qualified_id"`
	Name        types.String `tfsdk:"name"`
}

const reportingPermissions = "**Permissions.** Intercom names no permission of its own for data of reports; give the token's app *Read conversations* and *Read tickets*."

func newReportingDatasetsDataSource() datasource.DataSource {
	return &crud.Plural[crud.None, reportingDatasetModel]{
		DataSource: crud.DataSource{Name: "reporting_datasets", Since: intercom.ReportingExportsSince},
		Description: "Every dataset that Intercom has for reports, with its attributes, as `intercom_export_reporting_data` exports them." +
			"\n\nRequires `api_version` 2.14 or newer.\n\n" + reportingPermissions,
		Each: map[string]schema.Attribute{
			"id":                        crud.ComputedString("Intercom's id of the dataset, such as `conversation`."),
			"name":                      crud.ComputedString("Name of the dataset."),
			"description":               crud.ComputedString("Description of the dataset."),
			"default_time_attribute_id": crud.ComputedString("Id of the attribute by which the span of an export is meant."),
			"attributes": crud.Each("The attributes of the dataset: the columns that an export can have.", map[string]schema.Attribute{
				"id":           crud.ComputedString("Id of the attribute. Several can have the same."),
				"qualified_id": crud.ComputedString("Id that no other attribute of the dataset has, such as `conversation.state`. From `api_version` 2.16 on; null where there is none."),
				"name":         crud.ComputedString("Name of the attribute."),
			}),
		},
		List: func(ctx context.Context, api *intercom.Client, _ crud.None) ([]reportingDatasetModel, error) {
			return crud.Collect(api.ReportingExports.Datasets(ctx), reportingDatasetState)
		},
	}
}

func reportingDatasetState(dataset *intercom.ReportingDataset, err error) (*reportingDatasetModel, error) {
	if err != nil {
		return nil, err
	}
	state := &reportingDatasetModel{
		ID: tf.StringOrNull(dataset.ID), Name: tf.StringOrNull(dataset.Name), Description: tf.StringOrNull(dataset.Description),
		TimeAttributeID: tf.StringOrNull(dataset.TimeAttribute), Attributes: []reportingAttributeModel{},
	}
	for _, attribute := range dataset.Attributes {
		state.Attributes = append(state.Attributes, reportingAttributeModel{
			ID: tf.StringOrNull(attribute.ID), QualifiedID: tf.StringOrNull(attribute.QualifiedID), Name: tf.StringOrNull(attribute.Name),
		})
	}
	return state, nil
}
