package people

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/datasource"
	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/crud"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/intercom"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/tf"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/tf/attributevalues"
)

type visitorModel struct {
	ID                     types.String  `tfsdk:"id"`
	UserID                 types.String  `tfsdk:"user_id"`
	Anonymous              types.Bool    `tfsdk:"anonymous"`
	Pseudonym              types.String  `tfsdk:"pseudonym"`
	Name                   types.String  `tfsdk:"name"`
	Email                  types.String  `tfsdk:"email"`
	Phone                  types.String  `tfsdk:"phone"`
	Avatar                 types.String  `tfsdk:"avatar"`
	OwnerID                types.String  `tfsdk:"owner_id"`
	UnsubscribedFromEmails types.Bool    `tfsdk:"unsubscribed_from_emails"`
	DoNotTrack             types.Bool    `tfsdk:"do_not_track"`
	SessionCount           types.Int64   `tfsdk:"session_count"`
	Referrer               types.String  `tfsdk:"referrer"`
	CreatedAt              types.String  `tfsdk:"created_at"`
	UpdatedAt              types.String  `tfsdk:"updated_at"`
	SignedUpAt             types.String  `tfsdk:"signed_up_at"`
	LastRequestAt          types.String  `tfsdk:"last_request_at"`
	CustomAttributes       types.Dynamic `tfsdk:"custom_attributes"`
}

func newVisitorDataSource() datasource.DataSource {
	return &crud.Singular[visitorModel]{
		DataSource: crud.DataSource{Name: "visitor", Keys: []string{"user_id"}},
		Description: `A visitor: somebody on a website whom nobody knows yet.

**Permissions.** The token's app needs *Read one user and one company*; Intercom names no permission of its own for visitors.

**Personal data.** Everything that this reads about a person is in the state. Keep the state where such data may be kept.

**What Intercom cannot do.** There is no list of visitors and no search, and the id that Intercom gives a visitor finds nothing:
the messenger's ` + "`user_id`" + ` is the only key. A visitor who becomes a contact is no longer found.`,
		Attributes: map[string]schema.Attribute{
			"id":                       crud.ComputedString("Intercom's id of the visitor."),
			"user_id":                  schema.StringAttribute{Validators: []validator.String{tf.Name()}, MarkdownDescription: "Id that the messenger gave the visitor."},
			"anonymous":                crud.ComputedBool("Whether nobody knows who the visitor is."),
			"pseudonym":                crud.ComputedString("Name that Intercom invented."),
			"name":                     crud.ComputedString("Name of the visitor."),
			"email":                    crud.ComputedString("E-mail address of the visitor."),
			"phone":                    crud.ComputedString("Phone number of the visitor."),
			"avatar":                   crud.ComputedString("URL of a picture of the visitor."),
			"owner_id":                 crud.ComputedString("Id of the teammate who owns the visitor."),
			"unsubscribed_from_emails": crud.ComputedBool("Whether the visitor gets no e-mails at all."),
			"do_not_track":             crud.ComputedBool("Whether the visitor's browser asks not to be tracked."),
			"session_count":            crud.ComputedInt64("How many sessions the visitor has had."),
			"referrer":                 crud.ComputedString("URL of the page that the visitor came from."),
			"created_at":               crud.ComputedString("When the visitor was first seen, in RFC 3339 format, UTC."),
			"updated_at":               crud.ComputedString("When something of the visitor was last updated, in RFC 3339 format, UTC."),
			"signed_up_at":             crud.ComputedString("When the visitor signed up, in RFC 3339 format, UTC."),
			"last_request_at":          crud.ComputedString("When the visitor last made a request, in RFC 3339 format, UTC."),
			"custom_attributes": schema.DynamicAttribute{
				Computed: true, MarkdownDescription: "Values of the visitor's custom attributes: an object, by the attributes' names.",
			},
		},
		Find: func(ctx context.Context, api *intercom.Client, config visitorModel) (*visitorModel, error) {
			return visitorState(api.Visitors.ByUserID(ctx, config.UserID.ValueString()))
		},
	}
}

func visitorState(visitor *intercom.Visitor, err error) (*visitorModel, error) {
	if err != nil {
		return nil, err
	}
	var definitions attributevalues.Definitions // which of them are dates is not said
	return &visitorModel{
		ID: tf.StringOrNull(visitor.ID), UserID: tf.StringOrNull(visitor.UserID), Anonymous: types.BoolValue(visitor.Anonymous),
		Pseudonym: tf.StringOrNull(visitor.Pseudonym), Name: tf.StringOrNull(visitor.Name), Email: tf.StringOrNull(visitor.Email), Phone: tf.StringOrNull(visitor.Phone),
		Avatar: tf.StringOrNull(visitor.Avatar), OwnerID: tf.StringOrNull(visitor.OwnerID),
		UnsubscribedFromEmails: types.BoolValue(visitor.UnsubscribedFromEmails), DoNotTrack: types.BoolValue(visitor.DoNotTrack),
		SessionCount: types.Int64Value(visitor.SessionCount), Referrer: tf.StringOrNull(visitor.Referrer),
		CreatedAt: tf.Timestamp(visitor.CreatedAt), UpdatedAt: tf.Timestamp(visitor.UpdatedAt), SignedUpAt: tf.Timestamp(visitor.SignedUpAt),
		LastRequestAt:    tf.Timestamp(visitor.LastRequestAt),
		CustomAttributes: definitions.State(attributevalues.Everything(), visitor.CustomAttributes),
	}, nil
}
