// Package people is contacts and what hangs on them.
package people

import (
	"github.com/hashicorp/terraform-plugin-framework/action"
	"github.com/hashicorp/terraform-plugin-framework/datasource"
	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/crud"
)

// Area lists what Terraform sees of people.
func Area() crud.Area {
	return crud.Area{
		Name:      "People",
		Resources: []func() resource.Resource{newCompanyResource, newContactCompanyResource, newCompanyNoteResource, newContactNoteResource, newContactResource, newContactSubscriptionResource},
		DataSources: []func() datasource.DataSource{
			newCompanyDataSource, newCompaniesDataSource,
			newCompanySegmentsDataSource, newContactSegmentsDataSource, newSegmentDataSource, newSegmentsDataSource,
			newContactDataSource, newContactsDataSource,
			newCompanyContactsDataSource, newContactCompaniesDataSource, newContactMergeHistoryDataSource, newContactMergePreviewDataSource,
			newCompanyNotesDataSource, newContactNotesDataSource, newNoteDataSource,
			newContactSubscriptionsDataSource,
			newDataEventsDataSource, newDataEventSummariesDataSource,
			newSubscriptionTypeDataSource, newSubscriptionTypesDataSource,
			newVisitorDataSource,
		},
		Actions: []func() action.Action{
			newArchiveContactAction, newBlockContactAction, newConvertVisitorAction, newMergeContactsAction, newSubmitEventAction,
			newSubmitEventSummaryAction, newUnarchiveContactAction, newUpdateVisitorAction,
		},
	}
}

// ofContact is the model of the argument of a list of what a contact has.
type ofContact struct {
	ContactID types.String `tfsdk:"contact_id"`
}

// ofCompany is the model of the argument of a list of what a company has.
type ofCompany struct {
	CompanyID types.String `tfsdk:"company_id"`
}
