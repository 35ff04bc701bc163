package workspace

import (
	"context"
	"iter"

	"github.com/hashicorp/terraform-plugin-framework/list"
	"github.com/hashicorp/terraform-plugin-framework/list/schema"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/crud"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/intercom"
)

func (*officeHoursExceptionResource) ListResourceConfigSchema(_ context.Context, _ list.ListResourceSchemaRequest, resp *list.ListResourceSchemaResponse) {
	resp.Schema = crud.ListSchema("Lists the exceptions of the office hours schedules, by schedule and date."+officeHoursNotes,
		map[string]schema.Attribute{"office_hours_schedule_id": crud.ListParent("office_hours_schedule", false)})
}

func (r *officeHoursExceptionResource) List(ctx context.Context, req list.ListRequest, stream *list.ListResultsStream) {
	schedules := crud.ListParents(ctx, req.Config, "office_hours_schedule_id", r.API.OfficeHoursSchedules.All, r.API.OfficeHoursSchedules.Get)
	exceptions := crud.Children(schedules, func(schedule *intercom.OfficeHoursSchedule) iter.Seq2[*intercom.OfficeHoursException, error] {
		return r.API.OfficeHoursExceptions.All(ctx, schedule.ID.String())
	})
	crud.List(ctx, req, stream, r, exceptions, func(of *crud.Child[intercom.OfficeHoursSchedule, intercom.OfficeHoursException]) *crud.Listed {
		return &crud.Listed{Name: of.Of.Name + " / " + of.Child.ExceptionDate, Identity: []string{of.Of.ID.String(), of.Child.ID.String()}}
	})
}
