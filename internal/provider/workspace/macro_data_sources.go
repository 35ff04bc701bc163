package workspace

import (
	"context"
	"errors"

	"github.com/hashicorp/terraform-plugin-framework/datasource"
	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/crud"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/intercom"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/tf"
)

const macroNotes = "\n\nIntercom shows the macros that the teammate sees whom the token acts as: those for everyone, and those for the teams of that teammate.\n\n" +
	"Requires `api_version` 2.16 or newer.\n\n**Permissions.** The token's app needs *Read conversations*.\n\n" +
	"**What Intercom cannot do.** Macros cannot be created, changed or deleted through the API."

type macroModel struct {
	ID          types.String `tfsdk:"id"`
	Name        types.String `tfsdk:"name"`
	Body        types.String `tfsdk:"body"`
	BodyText    types.String `tfsdk:"body_text"`
	VisibleTo   types.String `tfsdk:"visible_to"`
	TeamIDs     types.Set    `tfsdk:"visible_to_team_ids"`
	AvailableOn types.Set    `tfsdk:"available_on"`
	CreatedAt   types.String `tfsdk:"created_at"`
	UpdatedAt   types.String `tfsdk:"updated_at"`
}

func macroAttributes() map[string]schema.Attribute {
	return map[string]schema.Attribute{
		"id":                  crud.ComputedString("Intercom's id of the macro."),
		"name":                crud.ComputedString("Name of the macro."),
		"body":                crud.ComputedString("Text of the macro in HTML, with placeholders such as `<attribute key=\"user.name\" default=\"there\"/>`."),
		"body_text":           crud.ComputedString("Text of the macro without formatting, with placeholders such as `{{user.name|fallback:\"there\"}}`."),
		"visible_to":          crud.ComputedString("Which teammates see the macro: `everyone` or `specific_teams`."),
		"visible_to_team_ids": crud.ComputedStringSet("Ids of the teams that see the macro, where `visible_to` is `specific_teams`."),
		"available_on":        crud.ComputedStringSet("Where the macro can be used: `inbox`, `messenger`."),
		"created_at":          crud.ComputedString("When the macro was created, in RFC 3339 format, UTC."),
		"updated_at":          crud.ComputedString("When the macro was last updated, in RFC 3339 format, UTC."),
	}
}

func macroState(macro *intercom.Macro, err error) (*macroModel, error) {
	if err != nil {
		return nil, err
	}
	return &macroModel{
		ID: tf.StringOrNull(macro.ID), Name: tf.StringOrNull(macro.Name), Body: tf.StringOrNull(macro.Body), BodyText: tf.StringOrNull(macro.BodyText),
		VisibleTo: tf.StringOrNull(macro.VisibleTo), TeamIDs: tf.StringSet(macro.TeamIDs), AvailableOn: tf.StringSet(macro.AvailableOn),
		CreatedAt: tf.Timestamp(macro.CreatedAt), UpdatedAt: tf.Timestamp(macro.UpdatedAt),
	}, nil
}

func newMacroDataSource() datasource.DataSource {
	return &crud.Singular[macroModel]{
		DataSource: crud.DataSource{Name: "macro", Keys: []string{"id", "name"}, Since: intercom.MacrosSince},
		Description: "A macro, which is a reply that is kept for teammates to send, by its id or by its name.\n\n" +
			"A name that several macros have is an error." + macroNotes,
		Attributes: macroAttributes(),
		Find: func(ctx context.Context, api *intercom.Client, config macroModel) (*macroModel, error) {
			id := config.ID.ValueString()
			if config.ID.IsNull() {
				named, err := tf.ExactlyNamed(api.Macros.All(ctx), "macro named", config.Name.ValueString(), intercom.Exact,
					func(macro *intercom.Macro) tf.Label { return tf.Label{Name: macro.Name, ID: macro.ID} })
				if err != nil || named.Body+named.BodyText != "" {
					return macroState(named, err)
				}
				id = named.ID.String() // lists can lack the body
			}
			macro, err := api.Macros.Get(ctx, id)
			if errors.Is(err, intercom.ErrNotFound) {
				return nil, tf.NewDiagnostic("No such macro, or not visible", "There is no macro %s, or it is for teams only in which the teammate is not whom the "+
					"token acts as: Intercom does not tell which. Intercom answered: %v.", id, err)
			}
			return macroState(macro, err)
		},
	}
}

func newMacrosDataSource() datasource.DataSource {
	return &crud.Plural[crud.None, macroModel]{
		DataSource: crud.DataSource{Name: "macros", Since: intercom.MacrosSince},
		Description: "The macros of the workspace, which are replies that are kept for teammates to send.\n\n" +
			"Intercom can leave `body` and `body_text` out of a list, where they are null then; `intercom_macro` has them." + macroNotes,
		Each: macroAttributes(),
		List: func(ctx context.Context, api *intercom.Client, _ crud.None) ([]macroModel, error) {
			return crud.Collect(api.Macros.All(ctx), macroState)
		},
	}
}
