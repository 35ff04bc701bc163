package workspace

import (
	"context"
	"fmt"
	"maps"
	"regexp"

	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/planmodifier"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/crud"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/intercom"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/tf"
)

type officeHoursScheduleResource struct{ crud.Resource }

func newOfficeHoursScheduleResource() resource.Resource {
	return &officeHoursScheduleResource{crud.Resource{
		Name: "office_hours_schedule", ImportForms: []string{"name:<name>"}, Since: intercom.OfficeHoursSince,
		Loss: crud.Loss{
			Summary: "The office hours schedule will be deleted permanently",
			Detail: "is deleted with its exceptions, and nothing brings them back. What goes by it, such as workflows and teams, has to be told of another schedule. " +
				"To stop managing it and leave it as it is, use a removed block with destroy = false.",
		},
	}}
}

type officeHoursScheduleModel struct {
	ID              types.String `tfsdk:"id"`
	Name            types.String `tfsdk:"name"`
	TimeZoneName    types.String `tfsdk:"time_zone_name"`
	Hours           types.Set    `tfsdk:"hours"`
	TwentyFourSeven types.Bool   `tfsdk:"twenty_four_seven"`
}

// timeZone is what a name in the IANA database looks like. Which there are, Intercom
// knows better.
var timeZone = regexp.MustCompile(`^[A-Za-z][A-Za-z0-9_+-]*(/[A-Za-z0-9_+-]+)*$`)

func officeHoursScheduleAttributes() map[string]schema.Attribute {
	hours := map[string]schema.Attribute{"day": schema.StringAttribute{
		Required: true, MarkdownDescription: "Day of the week in English and small letters, such as `monday`.",
	}}
	maps.Copy(hours, hoursAttributes())
	return map[string]schema.Attribute{
		"id": crud.ID("office hours schedule"),
		"name": schema.StringAttribute{
			Required: true, PlanModifiers: []planmodifier.String{tf.NewOnly(tf.Name())}, MarkdownDescription: "Name of the schedule, unique in the workspace.",
		},
		"time_zone_name": schema.StringAttribute{
			Required:            true,
			PlanModifiers:       []planmodifier.String{tf.NewOnly(tf.Matches(timeZone, `must be a name of the IANA time zone database, such as "Europe/Dublin"`))},
			MarkdownDescription: "Time zone of the hours, by its name in the IANA database, such as `Europe/Dublin`.",
		},
		"hours": schema.SetNestedAttribute{
			Required: true, NestedObject: schema.NestedAttributeObject{Attributes: hours},
			MarkdownDescription: "When the workspace is open, each week.\nHow the times are divided makes no difference. The function " +
				"[office_hours](../functions/office_hours.md) makes them of `mon-fri 09:00-17:00`.",
		},
		"twenty_four_seven": schema.BoolAttribute{Computed: true, MarkdownDescription: "Whether the hours are all of the week."},
	}
}

func (*officeHoursScheduleResource) Schema(_ context.Context, _ resource.SchemaRequest, resp *resource.SchemaResponse) {
	resp.Schema = schema.Schema{
		MarkdownDescription: `A schedule of office hours: when the workspace is open, each week.

Requires ` + "`api_version`" + ` 2.16 or newer.

**Permissions.** The token's app needs *read_write_office_hours*, as Intercom's reference names the scope.

**Hours** are those of a day, from 00:00 to 24:00, in the time zone of the schedule. What is open over midnight are two elements of ` + "`hours`" + `. A
workspace that is open around the clock has all of the week.

**Existing schedules.** A name that is taken is refused, and the error names the id to import. An import takes the id, or the name as in
` + "`name:Standard Support Hours`" + `.

**Destroy** deletes the schedule permanently, with its exceptions; the plan says so.

**What Intercom cannot do.** Hours begin and end on a quarter of an hour. Which schedule is the default one, and which team or workflow goes by which, is
set in Intercom only.`,
		Attributes: officeHoursScheduleAttributes(),
	}
}

// ModifyPlan refuses hours that are wrong, and warns of a name that is taken.
func (r *officeHoursScheduleResource) ModifyPlan(ctx context.Context, req resource.ModifyPlanRequest, resp *resource.ModifyPlanResponse) {
	r.Resource.ModifyPlan(ctx, req, resp)
	if !req.Plan.Raw.IsNull() {
		if planned, known := planHours(ctx, req, resp); known {
			resp.Diagnostics.Append(resp.Plan.SetAttribute(ctx, path.Root("twenty_four_seven"), aroundTheClock(planned))...)
		}
	}
	crud.WarnOfTaken(ctx, r, req, resp, crud.Unique[officeHoursScheduleModel]{
		Kind: "office hours schedule", InPlace: true,
		Key: func(m officeHoursScheduleModel) (key, words string) {
			return intercom.Exact.Key(m.Name.ValueString()), fmt.Sprintf("named %q", m.Name.ValueString())
		},
		Holder: func(ctx context.Context, m officeHoursScheduleModel) string {
			if holder := r.API.OfficeHoursSchedules.Holder(ctx, m.Name.ValueString()); holder != nil {
				return holder.ID.String()
			}
			return ""
		},
	})
}

func (r *officeHoursScheduleResource) Create(ctx context.Context, req resource.CreateRequest, resp *resource.CreateResponse) {
	crud.Create(ctx, r, req, resp, func(plan officeHoursScheduleModel) (*officeHoursScheduleModel, error) {
		made, err := r.API.OfficeHoursSchedules.Create(ctx, plan.input())
		return plan.now(made, err)
	})
}

func (r *officeHoursScheduleResource) Read(ctx context.Context, req resource.ReadRequest, resp *resource.ReadResponse) {
	crud.Read(ctx, r, req, resp, func(state officeHoursScheduleModel) (*officeHoursScheduleModel, error) {
		found, err := r.API.OfficeHoursSchedules.Get(ctx, state.ID.ValueString())
		return state.now(found, err)
	})
}

func (r *officeHoursScheduleResource) Update(ctx context.Context, req resource.UpdateRequest, resp *resource.UpdateResponse) {
	crud.Update(ctx, r, req, resp, func(plan, state officeHoursScheduleModel) (*officeHoursScheduleModel, error) {
		changed, err := r.API.OfficeHoursSchedules.Update(ctx, state.ID.ValueString(), plan.input(), state.input())
		return plan.now(changed, err)
	})
}

func (r *officeHoursScheduleResource) Delete(ctx context.Context, req resource.DeleteRequest, resp *resource.DeleteResponse) {
	crud.Delete(ctx, r, req, resp, func(state officeHoursScheduleModel) error {
		return r.API.OfficeHoursSchedules.Delete(ctx, state.ID.ValueString())
	})
}

// ImportState takes the name too, after "name:".
func (r *officeHoursScheduleResource) ImportState(ctx context.Context, req resource.ImportStateRequest, resp *resource.ImportStateResponse) {
	crud.ImportBy(&req, resp, "name", func(name string) (string, error) {
		schedule, err := officeHoursScheduleNamed(ctx, r.API, name)
		if err != nil {
			return "", err
		}
		return schedule.ID.String(), nil
	})
	r.Resource.ImportState(ctx, req, resp)
}

func (m officeHoursScheduleModel) input() intercom.OfficeHoursScheduleInput {
	hours, _, _ := readHours(m.Hours) // the plan has checked them
	return intercom.OfficeHoursScheduleInput{Name: m.Name.ValueString(), TimeZoneName: m.TimeZoneName.ValueString(), TimeIntervals: sent(hours)}
}

// now is the state of a schedule, with the hours of the plan or the state before
// where Intercom has the same times.
func (m officeHoursScheduleModel) now(schedule *intercom.OfficeHoursSchedule, err error) (*officeHoursScheduleModel, error) {
	if err != nil {
		return nil, err
	}
	hours := received(schedule.TimeIntervals)
	return &officeHoursScheduleModel{
		ID: types.StringValue(schedule.ID.String()), Name: types.StringValue(schedule.Name), TimeZoneName: types.StringValue(schedule.TimeZoneName),
		Hours: hoursNow(m.Hours, hours, weekly), TwentyFourSeven: types.BoolValue(aroundTheClock(hours)),
	}, nil
}

func officeHoursScheduleState(schedule *intercom.OfficeHoursSchedule, err error) (*officeHoursScheduleModel, error) {
	return officeHoursScheduleModel{}.now(schedule, err)
}
