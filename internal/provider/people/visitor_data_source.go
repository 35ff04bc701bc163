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

type visitorDataSource struct{ crud.DataSource }

func newVisitorDataSource() datasource.DataSource {
	return &visitorDataSource{crud.DataSource{Name: "visitor"}}
}

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

func (*visitorDataSource) Schema(_ context.Context, _ datasource.SchemaRequest, resp *datasource.SchemaResponse) {
	text := func(description string) schema.StringAttribute {
		return schema.StringAttribute{Computed: true, MarkdownDescription: description}
	}
	flag := func(description string) schema.BoolAttribute {
		return schema.BoolAttribute{Computed: true, MarkdownDescription: description}
	}
	resp.Schema = schema.Schema{
		MarkdownDescription: `A visitor: somebody on a website whom nobody knows yet.

**Permissions.** The token's app needs *Read one user and one company*; Intercom names no permission of its own for visitors.

**Personal data.** Everything that this reads about a person is in the state. Keep the state where such data may be kept.

**What Intercom cannot do.** There is no list of visitors and no search, and the id that Intercom gives a visitor finds nothing:
the messenger's ` + "`user_id`" + ` is the only key. A visitor who becomes a contact is no longer found.`,
		Attributes: map[string]schema.Attribute{
			"id": text("Intercom's id of the visitor."),
			"user_id": schema.StringAttribute{
				Required: true, Validators: []validator.String{tf.Name()}, MarkdownDescription: "Id that the messenger gave the visitor.",
			},
			"anonymous":                flag("Whether nobody knows who the visitor is."),
			"pseudonym":                text("Name that Intercom made up."),
			"name":                     text("Name of the visitor."),
			"email":                    text("E-mail address of the visitor."),
			"phone":                    text("Telephone number of the visitor."),
			"avatar":                   text("Address of a picture of the visitor."),
			"owner_id":                 text("Id of the teammate who owns the visitor."),
			"unsubscribed_from_emails": flag("Whether the visitor gets no e-mails at all."),
			"do_not_track":             flag("Whether the visitor's browser asks not to be tracked."),
			"session_count":            schema.Int64Attribute{Computed: true, MarkdownDescription: "How many sessions the visitor has had."},
			"referrer":                 text("Address of the page that the visitor came from."),
			"created_at":               text("When the visitor was first seen, in RFC 3339."),
			"updated_at":               text("When something of the visitor last changed, in RFC 3339."),
			"signed_up_at":             text("When the visitor signed up, in RFC 3339."),
			"last_request_at":          text("When the visitor last made a request, in RFC 3339."),
			"custom_attributes": schema.DynamicAttribute{
				Computed: true, MarkdownDescription: "Values of the visitor's custom attributes: an object, by the attributes' names.",
			},
		},
	}
}

func (d *visitorDataSource) Read(ctx context.Context, req datasource.ReadRequest, resp *datasource.ReadResponse) {
	crud.ReadDataSource(ctx, req, resp, func(config visitorModel) (*visitorModel, error) {
		return visitorState(d.API.Visitors.ByUserID(ctx, config.UserID.ValueString()))
	})
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
