package workspace

import (
	"context"
	"fmt"

	"github.com/hashicorp/terraform-plugin-framework/datasource"
	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/crud"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/intercom"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/tf"
)

const emailSettingNotes = "\n\nRequires `api_version` 2.15 or newer.\n\n**Permissions.** Intercom names no permission of its own for e-mail settings.\n\n" +
	"**What Intercom cannot do.** Addresses cannot be added, verified, changed or removed through the API."

type emailSettingModel struct {
	ID                types.String `tfsdk:"id"`
	Email             types.String `tfsdk:"email"`
	Domain            types.String `tfsdk:"domain"`
	Verified          types.Bool   `tfsdk:"verified"`
	BrandID           types.String `tfsdk:"brand_id"`
	ForwardingEnabled types.Bool   `tfsdk:"forwarding_enabled"`
	LastForwardedAt   types.String `tfsdk:"forwarded_email_last_received_at"`
	CreatedAt         types.String `tfsdk:"created_at"`
	UpdatedAt         types.String `tfsdk:"updated_at"`
}

func emailSettingAttributes() map[string]schema.Attribute {
	return map[string]schema.Attribute{
		"id":                 crud.ComputedString("Intercom's id of the e-mail setting."),
		"email":              crud.ComputedString("Address that e-mail is sent from."),
		"domain":             crud.ComputedString("Domain of the address."),
		"verified":           crud.ComputedBool("Whether the address has been verified."),
		"brand_id":           crud.ComputedString("Intercom's id of the brand that the address is of."),
		"forwarding_enabled": crud.ComputedBool("Whether e-mail to the address is forwarded to Intercom."),
		"forwarded_email_last_received_at": crud.ComputedString("When the last forwarded e-mail came, in RFC 3339 format, UTC; it differs from plan to plan while e-mail comes in. " +
			"Null where none ever came."),
		"created_at": crud.ComputedString("When the e-mail setting was created, in RFC 3339 format, UTC."),
		"updated_at": crud.ComputedString("When the e-mail setting was last updated, in RFC 3339 format, UTC."),
	}
}

func emailSettingState(setting *intercom.EmailSetting, err error) (*emailSettingModel, error) {
	if err != nil {
		return nil, err
	}
	return &emailSettingModel{
		ID: tf.StringOrNull(setting.ID), Email: tf.StringOrNull(setting.Email), Domain: tf.StringOrNull(setting.Domain), Verified: types.BoolValue(setting.Verified),
		BrandID: tf.StringOrNull(setting.BrandID), ForwardingEnabled: types.BoolValue(setting.ForwardingEnabled),
		LastForwardedAt: tf.Timestamp(setting.LastForwardedAt), CreatedAt: tf.Timestamp(setting.CreatedAt), UpdatedAt: tf.Timestamp(setting.UpdatedAt),
	}, nil
}

func newEmailSettingDataSource() datasource.DataSource {
	return &crud.Singular[emailSettingModel]{
		DataSource:  crud.DataSource{Name: "email_setting", Keys: []string{"id", "email"}, Since: intercom.EmailSettingsSince},
		Description: "An address from which the workspace sends e-mail, by its id or by the address." + emailSettingNotes,
		Attributes:  emailSettingAttributes(),
		Find: func(ctx context.Context, api *intercom.Client, config emailSettingModel) (*emailSettingModel, error) {
			if config.Email.IsNull() {
				return emailSettingState(api.EmailSettings.Get(ctx, config.ID.ValueString()))
			}
			email := config.Email.ValueString()
			return emailSettingState(tf.ExactlyOne(api.EmailSettings.All(ctx), fmt.Sprintf("e-mail setting with the address %q", email),
				func(setting *intercom.EmailSetting) string {
					return tf.Label{Name: setting.Email, ID: setting.ID}.String()
				},
				func(setting *intercom.EmailSetting) bool { return intercom.AnyCase.Same(setting.Email, email) }))
		},
	}
}

func newEmailSettingsDataSource() datasource.DataSource {
	return &crud.Plural[crud.None, emailSettingModel]{
		DataSource:  crud.DataSource{Name: "email_settings", Since: intercom.EmailSettingsSince},
		Description: "Every address from which the workspace sends e-mail." + emailSettingNotes,
		Each:        emailSettingAttributes(), EachIs: "The e-mail settings.",
		List: func(ctx context.Context, api *intercom.Client, _ crud.None) ([]emailSettingModel, error) {
			return crud.Collect(api.EmailSettings.All(ctx), emailSettingState)
		},
	}
}
