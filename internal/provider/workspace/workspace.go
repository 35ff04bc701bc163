// Package workspace is the workspace itself and the people who work in it.
package workspace

import (
	"github.com/hashicorp/terraform-plugin-framework/action"
	"github.com/hashicorp/terraform-plugin-framework/datasource"
	"github.com/hashicorp/terraform-plugin-framework/ephemeral"
	"github.com/hashicorp/terraform-plugin-framework/function"
	"github.com/hashicorp/terraform-plugin-framework/resource"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/crud"
)

// Area lists what Terraform sees of the workspace.
func Area() crud.Area {
	return crud.Area{
		Name:      "Workspace",
		Resources: []func() resource.Resource{newIdentityVerificationSecretResource, newIPAllowlistResource, newOfficeHoursExceptionResource, newOfficeHoursScheduleResource, newTeamMembershipResource},
		DataSources: []func() datasource.DataSource{
			newActivityLogEventTypesDataSource, newActivityLogsDataSource,
			newAdminDataSource, newAdminsDataSource,
			newAwayStatusReasonDataSource, newAwayStatusReasonsDataSource,
			newBrandDataSource, newBrandsDataSource,
			newEmailSettingDataSource, newEmailSettingsDataSource,
			newIdentityVerificationSecretsDataSource,
			newMacroDataSource, newMacrosDataSource,
			newIPAllowlistDataSource,
			newOfficeHoursExceptionsDataSource, newOfficeHoursScheduleDataSource, newOfficeHoursSchedulesDataSource,
			newReportingDatasetsDataSource,
			newRoleDataSource, newRolesDataSource,
			newSLARuleDataSource, newSLARulesDataSource,
			newTeamDataSource, newTeamsDataSource, newTeamMetricsDataSource,
			newWorkflowDataSource,
			newWorkspaceDataSource,
		},
		EphemeralResources: []func() ephemeral.EphemeralResource{newMessengerTokenEphemeralResource},
		Actions:            []func() action.Action{newExportMessagesDataAction, newExportReportingDataAction, newSetAdminAwayAction, newUploadEcommerceCatalogAction},
		Functions:          []func() function.Function{newOfficeHoursFunction, newUserHashFunction},
	}
}
