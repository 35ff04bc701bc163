package workspace

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/booldefault"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/planmodifier"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/setdefault"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/stringdefault"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/stringplanmodifier"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/crud"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/intercom"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/tf"
)

type officeHoursExceptionResource struct{ crud.Resource }

func newOfficeHoursExceptionResource() resource.Resource {
	return &officeHoursExceptionResource{crud.Resource{
		Name: "office_hours_exception", Identity: []string{"office_hours_schedule_id", "id"}, Since: intercom.OfficeHoursSince,
		Loss: crud.Loss{Nothing: "An exception has nothing but what is configured: creating it again makes the same one, under another id."},
	}}
}

type officeHoursExceptionModel struct {
	ID                    types.String `tfsdk:"id"`
	OfficeHoursScheduleID types.String `tfsdk:"office_hours_schedule_id"`
	ExceptionDate         types.String `tfsdk:"exception_date"`
	ExceptionType         types.String `tfsdk:"exception_type"`
	Name                  types.String `tfsdk:"name"`
	Hours                 types.Set    `tfsdk:"hours"`
	RecurringAnnually     types.Bool   `tfsdk:"recurring_annually"`
}

// What exception_type can be.
const (
	isClosed       = "closed"
	hasCustomHours = "custom_hours"
)

func officeHoursExceptionAttributes() map[string]schema.Attribute {
	return map[string]schema.Attribute{
		"id": crud.ID("office hours exception"),
		"office_hours_schedule_id": schema.StringAttribute{
			Required: true, PlanModifiers: []planmodifier.String{stringplanmodifier.RequiresReplace(), tf.NewOnly(tf.ID())},
			MarkdownDescription: "Id of the office hours schedule that the exception belongs to.\nChanging this forces a new resource to be created.",
		},
		"exception_date": schema.StringAttribute{
			Required: true, PlanModifiers: []planmodifier.String{tf.NewOnly(tf.Date())},
			MarkdownDescription: "Date of the exception, such as `2026-12-25`. A schedule has one exception on a date.",
		},
		"exception_type": schema.StringAttribute{
			Required: true, PlanModifiers: []planmodifier.String{tf.NewOnly(tf.OneOf(isClosed, hasCustomHours))},
			MarkdownDescription: "What the day is: `closed`, or `custom_hours`, which has `hours` of its own.",
		},
		"name": schema.StringAttribute{
			Optional: true, Computed: true, Default: stringdefault.StaticString(""), PlanModifiers: []planmodifier.String{tf.NewOnly(tf.OrEmpty(tf.Name()))},
			MarkdownDescription: "Name of the exception, such as `Christmas Day`.\nDefaults to an empty string.",
		},
		"hours": schema.SetNestedAttribute{
			Optional: true, Computed: true, Default: setdefault.StaticValue(daily(nil)), NestedObject: schema.NestedAttributeObject{Attributes: hoursAttributes()},
			MarkdownDescription: "When the workspace is open on that day, where it is not closed.\nHow the times are divided makes no difference.",
		},
		"recurring_annually": schema.BoolAttribute{
			Optional: true, Computed: true, Default: booldefault.StaticBool(false),
			MarkdownDescription: "Whether it is so on this date of every year.\nDefaults to `false`.",
		},
	}
}

func (*officeHoursExceptionResource) Schema(_ context.Context, _ resource.SchemaRequest, resp *resource.SchemaResponse) {
	resp.Schema = schema.Schema{
		MarkdownDescription: `An exception of an office hours schedule: a day on which the workspace is closed, or open at other hours.

Requires ` + "`api_version`" + ` 2.16 or newer.

**Permissions.** The token's app needs *read_write_office_hours*, as Intercom's reference names the scope.

**Existing exceptions.** A schedule has one exception on a date. Where there is one, the error names the id to import.

**Destroy** deletes the exception, so that the day has the hours of its weekday again.

**What Intercom cannot do.** Hours begin and end on a quarter of an hour, and an exception is of one schedule and one date.`,
		Attributes: officeHoursExceptionAttributes(),
	}
}

// ModifyPlan refuses hours that are wrong and a schedule that does not exist, and
// warns of a date that has an exception.
func (r *officeHoursExceptionResource) ModifyPlan(ctx context.Context, req resource.ModifyPlanRequest, resp *resource.ModifyPlanResponse) {
	if r.API == nil {
		return
	}
	crud.Exists(ctx, req, resp, "office_hours_schedule_id", func(id string) error { return r.API.OfficeHoursSchedules.Exists(ctx, id) })
	if !req.Plan.Raw.IsNull() {
		var plan officeHoursExceptionModel
		resp.Diagnostics.Append(req.Plan.Get(ctx, &plan)...)
		if planned, known := planHours(ctx, req, resp); known {
			checkExceptionType(&resp.Diagnostics, plan.ExceptionType, len(planned) > 0)
		}
	}
	crud.WarnOfTaken(ctx, r, req, resp, crud.Unique[officeHoursExceptionModel]{
		Kind: "office hours exception", InPlace: true,
		Key: func(m officeHoursExceptionModel) (key, words string) {
			return crud.Key(m.OfficeHoursScheduleID.ValueString(), m.ExceptionDate.ValueString()), "on " + m.ExceptionDate.ValueString()
		},
		Replaces: func(plan, state officeHoursExceptionModel) bool {
			return !plan.OfficeHoursScheduleID.Equal(state.OfficeHoursScheduleID)
		},
		Holder: func(ctx context.Context, m officeHoursExceptionModel) string {
			holder := r.API.OfficeHoursExceptions.Holder(ctx, m.OfficeHoursScheduleID.ValueString(), m.ExceptionDate.ValueString())
			if holder == nil {
				return ""
			}
			return m.OfficeHoursScheduleID.ValueString() + "/" + holder.ID.String()
		},
	})
}

// checkExceptionType refuses hours of a day that is closed, and a day with hours of
// its own that has none.
func checkExceptionType(diags *diag.Diagnostics, exceptionType types.String, open bool) {
	switch exceptionType.ValueString() { // "" where it is not known
	case isClosed:
		if open {
			diags.AddAttributeError(hoursPath, "Hours of a day that is closed", "hours are for the exception_type custom_hours. Leave them out, or change exception_type.")
		}
	case hasCustomHours:
		if !open {
			diags.AddAttributeError(hoursPath, "A day without hours", "The exception_type custom_hours needs hours. A day without any is closed.")
		}
	}
}

func (r *officeHoursExceptionResource) Create(ctx context.Context, req resource.CreateRequest, resp *resource.CreateResponse) {
	crud.Create(ctx, r, req, resp, func(plan officeHoursExceptionModel) (*officeHoursExceptionModel, error) {
		made, err := r.API.OfficeHoursExceptions.Create(ctx, plan.OfficeHoursScheduleID.ValueString(), plan.input())
		return plan.now(made, err)
	})
}

func (r *officeHoursExceptionResource) Read(ctx context.Context, req resource.ReadRequest, resp *resource.ReadResponse) {
	crud.Read(ctx, r, req, resp, func(state officeHoursExceptionModel) (*officeHoursExceptionModel, error) {
		found, err := r.API.OfficeHoursExceptions.Get(ctx, state.OfficeHoursScheduleID.ValueString(), state.ID.ValueString())
		return state.now(found, err)
	})
}

func (r *officeHoursExceptionResource) Update(ctx context.Context, req resource.UpdateRequest, resp *resource.UpdateResponse) {
	crud.Update(ctx, r, req, resp, func(plan, state officeHoursExceptionModel) (*officeHoursExceptionModel, error) {
		changed, err := r.API.OfficeHoursExceptions.Update(ctx, state.OfficeHoursScheduleID.ValueString(), state.ID.ValueString(), plan.input(), state.input())
		return plan.now(changed, err)
	})
}

func (r *officeHoursExceptionResource) Delete(ctx context.Context, req resource.DeleteRequest, resp *resource.DeleteResponse) {
	crud.Delete(ctx, r, req, resp, func(state officeHoursExceptionModel) error {
		return r.API.OfficeHoursExceptions.Delete(ctx, state.OfficeHoursScheduleID.ValueString(), state.ID.ValueString())
	})
}

func (m officeHoursExceptionModel) input() intercom.OfficeHoursExceptionInput {
	input := intercom.OfficeHoursExceptionInput{
		ExceptionDate: m.ExceptionDate.ValueString(), ExceptionType: m.ExceptionType.ValueString(), Name: m.Name.ValueString(),
		RecurringAnnually: m.RecurringAnnually.ValueBool(),
	}
	if hours, _, _ := readHours(m.Hours); len(hours) > 0 { // the plan has checked them
		input.TimeIntervals = sent(hours)
	}
	return input
}

// now is the state of an exception, with the hours of the plan or the state before
// where Intercom has the same times.
func (m officeHoursExceptionModel) now(exception *intercom.OfficeHoursException, err error) (*officeHoursExceptionModel, error) {
	if err != nil {
		return nil, err
	}
	return &officeHoursExceptionModel{
		ID: types.StringValue(exception.ID.String()), OfficeHoursScheduleID: m.OfficeHoursScheduleID,
		ExceptionDate: types.StringValue(exception.ExceptionDate), ExceptionType: types.StringValue(exception.ExceptionType), Name: types.StringValue(exception.Name),
		Hours: hoursNow(m.Hours, received(exception.TimeIntervals), daily), RecurringAnnually: types.BoolValue(exception.RecurringAnnually),
	}, nil
}
