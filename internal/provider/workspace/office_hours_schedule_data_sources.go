package workspace

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/datasource"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/crud"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/intercom"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/tf"
)

const officeHoursNotes = "\n\nRequires `api_version` 2.16 or newer.\n\n" +
	"**Permissions.** The token's app needs *read_write_office_hours*, as Intercom's reference names the scope."

func newOfficeHoursScheduleDataSource() datasource.DataSource {
	return &crud.Singular[officeHoursScheduleModel]{
		DataSource:  crud.DataSource{Name: "office_hours_schedule", Keys: []string{"id", "name"}, Since: intercom.OfficeHoursSince},
		Description: "A schedule of office hours, by its id or by its name." + officeHoursNotes,
		Attributes:  crud.Computed(officeHoursScheduleAttributes()),
		Find: func(ctx context.Context, api *intercom.Client, config officeHoursScheduleModel) (*officeHoursScheduleModel, error) {
			if config.Name.IsNull() {
				return officeHoursScheduleState(api.OfficeHoursSchedules.Get(ctx, config.ID.ValueString()))
			}
			return officeHoursScheduleState(officeHoursScheduleNamed(ctx, api, config.Name.ValueString()))
		},
	}
}

func newOfficeHoursSchedulesDataSource() datasource.DataSource {
	return &crud.Plural[crud.None, officeHoursScheduleModel]{
		DataSource:  crud.DataSource{Name: "office_hours_schedules", Since: intercom.OfficeHoursSince},
		Description: "Every schedule of office hours of the workspace." + officeHoursNotes,
		Each:        crud.Computed(officeHoursScheduleAttributes()),
		List: func(ctx context.Context, api *intercom.Client, _ crud.None) ([]officeHoursScheduleModel, error) {
			return crud.Collect(api.OfficeHoursSchedules.All(ctx), officeHoursScheduleState)
		},
	}
}

func officeHoursScheduleNamed(ctx context.Context, api *intercom.Client, name string) (*intercom.OfficeHoursSchedule, error) {
	return tf.ExactlyNamed(api.OfficeHoursSchedules.All(ctx), "office hours schedule named", name, intercom.Exact,
		func(schedule *intercom.OfficeHoursSchedule) tf.Label {
			return tf.Label{Name: schedule.Name, ID: schedule.ID}
		})
}
