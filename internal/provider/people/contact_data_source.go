package people

import (
	"context"
	"fmt"

	"github.com/hashicorp/terraform-plugin-framework-validators/stringvalidator"
	"github.com/hashicorp/terraform-plugin-framework/datasource"
	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/crud"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/intercom"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/tf"
)

type contactDataSource struct{ crud.DataSource }

func newContactDataSource() datasource.DataSource {
	return &contactDataSource{crud.DataSource{Name: "contact", Keys: []string{"id", "external_id", "email"}}}
}

type contactModel struct {
	ID                     types.String `tfsdk:"id"`
	ExternalID             types.String `tfsdk:"external_id"`
	Email                  types.String `tfsdk:"email"`
	Role                   types.String `tfsdk:"role"`
	Name                   types.String `tfsdk:"name"`
	Phone                  types.String `tfsdk:"phone"`
	Avatar                 types.String `tfsdk:"avatar"`
	OwnerID                types.String `tfsdk:"owner_id"`
	UnsubscribedFromEmails types.Bool   `tfsdk:"unsubscribed_from_emails"`
	LanguageOverride       types.String `tfsdk:"language_override"`
	CreatedAt              types.String `tfsdk:"created_at"`
	SignedUpAt             types.String `tfsdk:"signed_up_at"`
}

func (*contactDataSource) Schema(_ context.Context, _ datasource.SchemaRequest, resp *datasource.SchemaResponse) {
	resp.Schema = schema.Schema{
		MarkdownDescription: `A contact, by Intercom's id, by your own id of it, or by its e-mail address.

**Permissions.** The token's app needs *Read one user and one company*, and *Read and list users and companies* for looking up by
e-mail address.

**Personal data.** Everything that this reads about a person is in the state. Keep the state where such data may be kept.

**What Intercom cannot do.** Several contacts can have one e-mail address, a user and leads for instance; ` + "`role`" + ` narrows the
look-up. Searching by e-mail finds a new contact only some minutes after it was made. Archived and merged contacts are
found by their id only, or not at all.`,
		Attributes: crud.Keyed(map[string]schema.Attribute{
			"id":          schema.StringAttribute{Computed: true, MarkdownDescription: "Intercom's id of the contact."},
			"external_id": schema.StringAttribute{Computed: true, MarkdownDescription: "Your own id of the contact. Looking up by it finds users, not leads."},
			"email":       schema.StringAttribute{Computed: true, MarkdownDescription: "E-mail address of the contact."},
			"role": schema.StringAttribute{
				Optional: true, Computed: true, MarkdownDescription: "`user` or `lead`. Together with `email`, only contacts of this role are looked for.",
				Validators: []validator.String{
					stringvalidator.OneOf("user", "lead"),
					stringvalidator.AlsoRequires(path.MatchRoot("email")),
				},
			},
			"name":                     schema.StringAttribute{Computed: true, MarkdownDescription: "Name of the contact."},
			"phone":                    schema.StringAttribute{Computed: true, MarkdownDescription: "Telephone number of the contact."},
			"avatar":                   schema.StringAttribute{Computed: true, MarkdownDescription: "Address of a picture of the contact."},
			"owner_id":                 schema.StringAttribute{Computed: true, MarkdownDescription: "Id of the admin who owns the contact."},
			"unsubscribed_from_emails": schema.BoolAttribute{Computed: true, MarkdownDescription: "Whether the contact gets no e-mails at all."},
			"language_override":        schema.StringAttribute{Computed: true, MarkdownDescription: "Language that the messenger uses with the contact in place of the browser's."},
			"created_at":               schema.StringAttribute{Computed: true, MarkdownDescription: "When the contact was made, in RFC 3339."},
			"signed_up_at":             schema.StringAttribute{Computed: true, MarkdownDescription: "When the contact signed up, in RFC 3339."},
		}, "id", "external_id", "email"),
	}
}

func (d *contactDataSource) Read(ctx context.Context, req datasource.ReadRequest, resp *datasource.ReadResponse) {
	crud.Look(ctx, req, resp, func(config contactModel) (*contactModel, error) {
		switch {
		case !config.ID.IsNull():
			return contactState(d.API.Contacts.Get(ctx, config.ID.ValueString()))
		case !config.ExternalID.IsNull():
			// Leads have external ids of Intercom's own; the search that old
			// versions need finds them too.
			id := config.ExternalID.ValueString()
			return contactState(tf.One(d.API.Contacts.ByExternalID(ctx, id), fmt.Sprintf("user with the external id %q", id), contactLabel,
				func(contact *intercom.Contact) bool { return contact.Role == "user" }))
		}
		email, sought := config.Email.ValueString(), "contact"
		conditions := []intercom.Filter{intercom.Where("email", "=", email)}
		if !config.Role.IsNull() {
			sought = config.Role.ValueString()
			conditions = append(conditions, intercom.Where("role", "=", sought))
		}
		return contactState(tf.One(d.API.Contacts.Search(ctx, intercom.Every(conditions...)), fmt.Sprintf("%s with the e-mail address %q", sought, email), contactLabel,
			func(*intercom.Contact) bool { return true }))
	})
}

func contactLabel(contact *intercom.Contact) string {
	return fmt.Sprintf("%s %s (id %s)", contact.Role, contact.Name, contact.ID)
}

func contactState(contact *intercom.Contact, err error) (*contactModel, error) {
	if err != nil {
		return nil, err
	}
	return &contactModel{
		ID: tf.Text(contact.ID), ExternalID: tf.Text(contact.ExternalID), Email: tf.Text(contact.Email), Role: tf.Text(contact.Role),
		Name: tf.Text(contact.Name), Phone: tf.Text(contact.Phone), Avatar: tf.Text(contact.Avatar), OwnerID: tf.Text(contact.OwnerID),
		UnsubscribedFromEmails: types.BoolValue(contact.UnsubscribedFromEmails), LanguageOverride: tf.Text(contact.LanguageOverride),
		CreatedAt: tf.Moment(contact.CreatedAt), SignedUpAt: tf.Moment(contact.SignedUpAt),
	}, nil
}
