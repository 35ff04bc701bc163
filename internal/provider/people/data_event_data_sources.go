package people

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"slices"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework-validators/int64validator"
	"github.com/hashicorp/terraform-plugin-framework/datasource"
	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/crud"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/intercom"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/tf"
)

// eventsOf are the attributes that name the contact whose events are wanted.
type eventsOf struct {
	ContactID  types.String `tfsdk:"contact_id"`
	ExternalID types.String `tfsdk:"external_id"`
	Email      types.String `tfsdk:"email"`
}

var eventKeys = []string{"contact_id", "external_id", "email"}

func eventKeyAttributes() map[string]schema.Attribute {
	return crud.Keyed(map[string]schema.Attribute{
		"contact_id":  schema.StringAttribute{MarkdownDescription: "Intercom's id of the contact, a user or a lead."},
		"external_id": schema.StringAttribute{MarkdownDescription: "Your own id of the user."},
		"email":       schema.StringAttribute{MarkdownDescription: "E-mail address of the user."},
	}, eventKeys...)
}

// key is what Intercom is asked by, and how an error calls the contact.
func (e eventsOf) key() (key intercom.ContactKey, value, sought string) {
	switch {
	case !e.ContactID.IsNull():
		return intercom.EventsOfID, e.ContactID.ValueString(), "contact with the id"
	case !e.ExternalID.IsNull():
		return intercom.EventsOfExternalID, e.ExternalID.ValueString(), "user with the external id"
	default:
		return intercom.EventsOfEmail, e.Email.ValueString(), "user with the e-mail address"
	}
}

// explain says which contact it is that Intercom does not know: the requests of
// all contacts have one path.
func (e eventsOf) explain(err error) error {
	if !errors.Is(err, intercom.ErrNotFound) {
		return err
	}
	_, value, sought := e.key()
	return tf.NewDiagnostic(fmt.Sprintf("No %s %q", sought, value), "%s. Check the spelling, and whether the token belongs to the right "+
		"workspace. Leads are found by contact_id only.", err)
}

const eventNotes = `

**Permissions.** The token's app needs *Read events*.

**Personal data.** What a person did, and when, is in the state. Keep the state where such data may be kept.

`

type dataEventsArguments struct {
	eventsOf
	Limit types.Int64 `tfsdk:"limit"`
}

type dataEventModel struct {
	Name      types.String `tfsdk:"name"`
	CreatedAt types.String `tfsdk:"created_at"`
	Metadata  types.Map    `tfsdk:"metadata"`
}

func newDataEventsDataSource() datasource.DataSource {
	arguments := eventKeyAttributes()
	arguments["limit"] = schema.Int64Attribute{
		Optional: true, Validators: []validator.Int64{int64validator.AtLeast(1)},
		MarkdownDescription: "How many events to read at most, the newest ones. Without it all are read, 50 with each request.",
	}
	return &crud.Plural[dataEventsArguments, dataEventModel]{
		DataSource: crud.DataSource{Name: "data_events", Keys: eventKeys},
		Description: "The events of a contact in the last 90 days, as they were submitted.\n\n" +
			"Counts of events of any age are in `intercom_data_event_summaries`." + eventNotes +
			`**What Intercom cannot do.** Events that are older than 90 days cannot be listed one by one. A name that an event's metadata has for
the first time can take 24 hours to show, and only ten names of an event are kept. Where several users have one e-mail
address, Intercom picks one of them; ` + "`contact_id`" + ` leaves no doubt. Events cannot be changed or deleted through the API.`,
		Arguments: arguments,
		Each: map[string]schema.Attribute{
			"name":       crud.ComputedString("Name of the event, such as `invited-friend`."),
			"created_at": crud.ComputedString("When it happened, in RFC 3339 format, UTC."),
			"metadata": schema.MapAttribute{
				Computed: true, ElementType: types.StringType,
				MarkdownDescription: "What the event was sent with, by name, as strings: numbers and booleans as they are written, dates (names that end with " +
					"`_date`) in Unix seconds, links and amounts of money as JSON for `jsondecode`.",
			},
		},
		EachIs: "The events, newest first.",
		List: func(ctx context.Context, api *intercom.Client, of dataEventsArguments) ([]dataEventModel, error) {
			key, value, _ := of.key()
			events, err := crud.Collect(newest(api.DataEvents.All(ctx, key, value), of.Limit), dataEventState)
			return events, of.explain(err)
		},
	}
}

// newest ends a list after so many, before the next page is asked for; null
// never does.
func newest[T any](all iter.Seq2[*T, error], limit types.Int64) iter.Seq2[*T, error] {
	return func(yield func(*T, error) bool) {
		left := limit.ValueInt64()
		for one, err := range all {
			left--
			if !yield(one, err) || left == 0 {
				return
			}
		}
	}
}

func dataEventState(event *intercom.DataEvent, err error) (*dataEventModel, error) {
	if err != nil {
		return nil, err
	}
	return &dataEventModel{
		Name: tf.StringOrNull(event.Name), CreatedAt: tf.Timestamp(event.CreatedAt), Metadata: tf.ValuesAsStrings(event.Metadata),
	}, nil
}

type dataEventSummaryModel struct {
	Name        types.String `tfsdk:"name"`
	Description types.String `tfsdk:"description"`
	Count       types.Int64  `tfsdk:"count"`
	First       types.String `tfsdk:"first"`
	Last        types.String `tfsdk:"last"`
}

func newDataEventSummariesDataSource() datasource.DataSource {
	return &crud.Plural[eventsOf, dataEventSummaryModel]{
		DataSource: crud.DataSource{Name: "data_event_summaries", Keys: eventKeys},
		Description: "Summaries of the events of a contact: how often each happened, when first and when last, whatever its age.\n\n" +
			"The events themselves are in `intercom_data_events`." + eventNotes +
			`**What Intercom cannot do.** Summaries hold no metadata. Where several users have one e-mail address, Intercom picks one of them;
` + "`contact_id`" + ` leaves no doubt. Events cannot be changed or deleted through the API.`,
		Arguments: eventKeyAttributes(),
		Each: map[string]schema.Attribute{
			"name":        crud.ComputedString("Name of the event, such as `invited-friend`."),
			"description": crud.ComputedString("What a teammate wrote about events of this name, if anything."),
			"count":       crud.ComputedInt64("How often it happened."),
			"first":       crud.ComputedString("When it happened for the first time, in RFC 3339 format, UTC."),
			"last":        crud.ComputedString("When it happened for the last time, in RFC 3339 format, UTC."),
		},
		EachIs: "One summary for each name of an event, sorted by name.",
		List: func(ctx context.Context, api *intercom.Client, of eventsOf) ([]dataEventSummaryModel, error) {
			key, value, _ := of.key()
			summaries, err := crud.Collect(api.DataEvents.Summaries(ctx, key, value), dataEventSummaryState)
			slices.SortFunc(summaries, func(a, b dataEventSummaryModel) int {
				return strings.Compare(a.Name.ValueString(), b.Name.ValueString())
			})
			return summaries, of.explain(err)
		},
	}
}

func dataEventSummaryState(summary *intercom.DataEventSummary, err error) (*dataEventSummaryModel, error) {
	if err != nil {
		return nil, err
	}
	return &dataEventSummaryModel{
		Name: tf.StringOrNull(summary.Name), Description: tf.StringOrNull(summary.Description), Count: types.Int64Value(summary.Count),
		First: tf.Timestamp(summary.First), Last: tf.Timestamp(summary.Last),
	}, nil
}
