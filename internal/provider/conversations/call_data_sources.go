package conversations

import (
	"context"
	"encoding/json"
	"iter"

	"github.com/hashicorp/terraform-plugin-framework-validators/setvalidator"
	"github.com/hashicorp/terraform-plugin-framework/datasource"
	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/crud"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/intercom"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/tf"
)

const callNotes = `

Requires ` + "`api_version`" + ` 2.14 or newer.

**Permissions.** Intercom names no permission for calls; *Read conversations* is the nearest, which the token's app needs.

**Personal data.** Phone numbers, and what people said, are in the state. Keep the state where such data may be kept.`

type callModel struct {
	ID                  types.String `tfsdk:"id"`
	ConversationID      types.String `tfsdk:"conversation_id"`
	AdminID             types.String `tfsdk:"admin_id"`
	ContactID           types.String `tfsdk:"contact_id"`
	State               types.String `tfsdk:"state"`
	Type                types.String `tfsdk:"call_type"`
	Direction           types.String `tfsdk:"direction"`
	EndedReason         types.String `tfsdk:"ended_reason"`
	Phone               types.String `tfsdk:"phone"`
	InitiatedAt         types.String `tfsdk:"initiated_at"`
	AnsweredAt          types.String `tfsdk:"answered_at"`
	EndedAt             types.String `tfsdk:"ended_at"`
	CreatedAt           types.String `tfsdk:"created_at"`
	UpdatedAt           types.String `tfsdk:"updated_at"`
	RecordingURL        types.String `tfsdk:"recording_url"`
	TranscriptionURL    types.String `tfsdk:"transcription_url"`
	FinRecordingURL     types.String `tfsdk:"fin_recording_url"`
	FinTranscriptionURL types.String `tfsdk:"fin_transcription_url"`
	Duration            types.Int64  `tfsdk:"duration"`
	TalkTime            types.Int64  `tfsdk:"talk_time"`
	QueueTime           types.Int64  `tfsdk:"queue_time"`
	HoldTime            types.Int64  `tfsdk:"hold_time"`
}

func callAttributes() map[string]schema.Attribute {
	const preview = " Requires `api_version = \"Preview\"`."
	return map[string]schema.Attribute{
		"id":                    crud.ComputedString("Intercom's id of the call."),
		"conversation_id":       crud.ComputedString("Id of the conversation that the call belongs to, if any."),
		"admin_id":              crud.ComputedString("Id of the teammate who took part, if any."),
		"contact_id":            crud.ComputedString("Intercom's id of the contact who took part, if any."),
		"state":                 crud.ComputedString("State of the call, such as `completed`."),
		"call_type":             crud.ComputedString("Type of the call, such as `phone`."),
		"direction":             crud.ComputedString("`inbound` or `outbound`."),
		"ended_reason":          crud.ComputedString("Why the call ended, such as `completed`."),
		"phone":                 crud.ComputedString("Phone number of the contact, in E.164 format."),
		"initiated_at":          crud.ComputedString("When the call began to ring, in RFC 3339 format, UTC."),
		"answered_at":           crud.ComputedString("When the call was answered, in RFC 3339 format, UTC."),
		"ended_at":              crud.ComputedString("When the call ended, in RFC 3339 format, UTC."),
		"created_at":            crud.ComputedString("When the call was created, in RFC 3339 format, UTC."),
		"updated_at":            crud.ComputedString("When the call was last updated, in RFC 3339 format, UTC."),
		"recording_url":         crud.ComputedString("URL of the API that leads to the recording, if there is one."),
		"transcription_url":     crud.ComputedString("URL of the API with the transcript, if there is one."),
		"fin_recording_url":     crud.ComputedString("URL of the API that leads to the recording of Fin's part, if there is one."),
		"fin_transcription_url": crud.ComputedString("URL of the API with the transcript of Fin's part, if there is one."),
		"duration":              crud.ComputedInt64("How long the call was for the contact, in seconds." + preview),
		"talk_time":             crud.ComputedInt64("How long the contact and the teammate were connected, in seconds." + preview),
		"queue_time":            crud.ComputedInt64("How long the contact waited for somebody of a team, in seconds." + preview),
		"hold_time":             crud.ComputedInt64("How long the contact was on hold, in seconds." + preview),
	}
}

func newCallDataSource() datasource.DataSource {
	return &crud.Singular[callModel]{
		DataSource:  crud.DataSource{Name: "call", Keys: []string{"id"}, Since: intercom.CallsSince},
		Description: "A call by phone, by its id." + callNotes,
		Attributes:  callAttributes(),
		Find: func(ctx context.Context, api *intercom.Client, config callModel) (*callModel, error) {
			found, err := api.Calls.Get(ctx, config.ID.ValueString())
			if err != nil {
				return nil, err
			}
			state := callState(found)
			return &state, nil
		},
	}
}

// callItem is a call in a list.
type callItem struct {
	callModel
	Transcript       types.String `tfsdk:"transcript"`
	TranscriptStatus types.String `tfsdk:"transcript_status"`
}

type callsArguments struct {
	ConversationIDs types.Set `tfsdk:"conversation_ids"`
}

func newCallsDataSource() datasource.DataSource {
	each := callAttributes()
	each["transcript"] = crud.ComputedString("What was said, as JSON: a list of objects. Null where there is no transcript, and in a list of all calls.")
	each["transcript_status"] = crud.ComputedString("Status of the transcript, such as `completed`. Null likewise.")
	return &crud.Plural[callsArguments, callItem]{
		DataSource: crud.DataSource{Name: "calls", Since: intercom.CallsSince},
		Description: "The calls by phone that belong to conversations, with their transcripts, or all calls." + callNotes + `

**What Intercom cannot do.** Transcripts come with ` + "`conversation_ids`" + ` only. Without it every call of the workspace is read, 25 with a request.`,
		Arguments: map[string]schema.Attribute{
			"conversation_ids": schema.SetAttribute{
				Optional: true, ElementType: types.StringType,
				Validators:          []validator.Set{setvalidator.SizeBetween(1, intercom.MostCallConversations), setvalidator.ValueStringsAre(tf.ID())},
				MarkdownDescription: "Ids of the conversations whose calls are read, 1 to 20. Without it all calls are read.",
			},
		},
		Each: each,
		List: func(ctx context.Context, api *intercom.Client, of callsArguments) ([]callItem, error) {
			var all iter.Seq2[*intercom.Call, error]
			if all = api.Calls.All(ctx); !of.ConversationIDs.IsNull() {
				all = api.Calls.Search(ctx, tf.SetStrings(of.ConversationIDs))
			}
			return crud.Collect(all, callItemState)
		},
	}
}

func callItemState(call *intercom.Call, err error) (*callItem, error) {
	if err != nil {
		return nil, err
	}
	item := &callItem{callModel: callState(call), TranscriptStatus: tf.StringOrNull(call.TranscriptStatus)}
	if len(call.Transcript) > 0 {
		text, err := json.Marshal(call.Transcript)
		if err != nil {
			return nil, err
		}
		item.Transcript = types.StringValue(string(text))
	}
	return item, nil
}

func callState(call *intercom.Call) callModel {
	return callModel{
		ID: tf.StringOrNull(call.ID), ConversationID: tf.StringOrNull(call.ConversationID), AdminID: tf.StringOrNull(call.AdminID), ContactID: tf.StringOrNull(call.ContactID),
		State: tf.StringOrNull(call.State), Type: tf.StringOrNull(call.Type), Direction: tf.StringOrNull(call.Direction),
		EndedReason: tf.StringOrNull(call.EndedReason), Phone: tf.StringOrNull(call.Phone),
		InitiatedAt: tf.Timestamp(call.InitiatedAt), AnsweredAt: tf.Timestamp(call.AnsweredAt), EndedAt: tf.Timestamp(call.EndedAt),
		CreatedAt: tf.Timestamp(call.CreatedAt), UpdatedAt: tf.Timestamp(call.UpdatedAt),
		RecordingURL: tf.StringOrNull(call.RecordingURL), TranscriptionURL: tf.StringOrNull(call.TranscriptionURL),
		FinRecordingURL: tf.StringOrNull(call.FinRecordingURL), FinTranscriptionURL: tf.StringOrNull(call.FinTranscriptionURL),
		Duration: types.Int64PointerValue(call.Duration), TalkTime: types.Int64PointerValue(call.TalkTime),
		QueueTime: types.Int64PointerValue(call.QueueTime), HoldTime: types.Int64PointerValue(call.HoldTime),
	}
}
