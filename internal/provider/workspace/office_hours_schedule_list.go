package workspace

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/list"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/crud"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/intercom"
)

func (*officeHoursScheduleResource) ListResourceConfigSchema(_ context.Context, _ list.ListResourceSchemaRequest, resp *list.ListResourceSchemaResponse) {
	resp.Schema = crud.ListSchema("Lists the office hours schedules of the workspace, by their names."+officeHoursNotes, nil)
}

func (r *officeHoursScheduleResource) List(ctx context.Context, req list.ListRequest, stream *list.ListResultsStream) {
	crud.List(ctx, req, stream, r, r.API.OfficeHoursSchedules.All(ctx), func(schedule *intercom.OfficeHoursSchedule) *crud.Listed {
		return &crud.Listed{Name: schedule.Name, Identity: []string{schedule.ID.String()}}
	})
}
