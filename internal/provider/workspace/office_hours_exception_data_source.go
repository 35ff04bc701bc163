package workspace

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/datasource"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/crud"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/intercom"
)

type ofOfficeHoursSchedule struct {
	OfficeHoursScheduleID types.String `tfsdk:"office_hours_schedule_id"`
}

func newOfficeHoursExceptionsDataSource() datasource.DataSource {
	return &crud.Plural[ofOfficeHoursSchedule, officeHoursExceptionModel]{
		DataSource:  crud.DataSource{Name: "office_hours_exceptions", Since: intercom.OfficeHoursSince},
		Description: "The exceptions of an office hours schedule: days on which the workspace is closed, or open at other hours." + officeHoursNotes,
		Arguments:   crud.Parent("office_hours_schedule"),
		Each:        crud.Computed(officeHoursExceptionAttributes()), EachIs: "The exceptions.",
		List: func(ctx context.Context, api *intercom.Client, of ofOfficeHoursSchedule) ([]officeHoursExceptionModel, error) {
			return crud.Collect(api.OfficeHoursExceptions.All(ctx, of.OfficeHoursScheduleID.ValueString()),
				officeHoursExceptionModel{OfficeHoursScheduleID: of.OfficeHoursScheduleID}.now)
		},
	}
}
