package knowledge

import (
	"context"
	"fmt"

	"github.com/hashicorp/terraform-plugin-framework-validators/boolvalidator"
	"github.com/hashicorp/terraform-plugin-framework/datasource"
	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/crud"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/intercom"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/tf"
)

const helpCenterNotes = "\n\n**Permissions.** The token's app needs *Read and list articles*.\n\n" +
	"**What Intercom cannot do.** Help centers cannot be created, changed or deleted through the API."

type helpCenterModel struct {
	ID              types.String `tfsdk:"id"`
	Identifier      types.String `tfsdk:"identifier"`
	DisplayName     types.String `tfsdk:"display_name"`
	URL             types.String `tfsdk:"url"`
	CustomDomain    types.String `tfsdk:"custom_domain"`
	WebsiteTurnedOn types.Bool   `tfsdk:"website_turned_on"`
	Default         types.Bool   `tfsdk:"default"`
	Locales         types.Set    `tfsdk:"locales"`
}

func helpCenterAttributes() map[string]schema.Attribute {
	since := " Null with an `api_version` before " + intercom.HelpCenterDefaultSince.String() + "."
	return map[string]schema.Attribute{
		"id":                crud.ComputedString("Intercom's id of the help center."),
		"identifier":        crud.ComputedString("Identifier of the help center, which is a part of its URL."),
		"display_name":      crud.ComputedString("Name of the help center, which only teammates see."),
		"url":               crud.ComputedString("URL of the help center, with its custom domain where it has one."),
		"custom_domain":     crud.ComputedString("Custom domain of the help center. Null where it has none."),
		"website_turned_on": crud.ComputedBool("Whether the help center is turned on, for everybody to see."),
		"default":           crud.ComputedBool("Whether the help center is the workspace's default one." + since),
		"locales":           crud.ComputedStringSet("Languages that the help center has." + since),
	}
}

func helpCenterState(found *intercom.HelpCenter, err error) (*helpCenterModel, error) {
	if err != nil {
		return nil, err
	}
	state := &helpCenterModel{
		ID: tf.StringOrNull(found.ID), Identifier: tf.StringOrNull(found.Identifier), DisplayName: tf.StringOrNull(found.DisplayName), URL: tf.StringOrNull(found.URL),
		CustomDomain: tf.StringOrNull(found.CustomDomain), WebsiteTurnedOn: types.BoolValue(found.WebsiteTurnedOn),
		Default: types.BoolPointerValue(found.Default), Locales: types.SetNull(types.StringType),
	}
	if found.Locales != nil {
		state.Locales = tf.StringSet(found.Locales)
	}
	return state, nil
}

func newHelpCenterDataSource() datasource.DataSource {
	attributes := helpCenterAttributes()
	attributes["default"] = schema.BoolAttribute{
		Optional: true, Computed: true, Validators: []validator.Bool{boolvalidator.Equals(true)},
		MarkdownDescription: attributes["default"].GetMarkdownDescription(),
	}
	return &crud.Singular[helpCenterModel]{
		DataSource: crud.DataSource{Name: "help_center", Keys: []string{"id", "identifier", "default"}},
		Description: "A help center: by its id, by its identifier, or the default one with `default = true`.\n\nLooking up by `default` requires `api_version` " +
			intercom.HelpCenterDefaultSince.String() + " or newer." + helpCenterNotes,
		Attributes: attributes,
		Find: func(ctx context.Context, api *intercom.Client, config helpCenterModel) (*helpCenterModel, error) {
			if !config.ID.IsNull() {
				return helpCenterState(api.HelpCenters.Get(ctx, config.ID.ValueString()))
			}
			identifier := config.Identifier.ValueString()
			sought, is := fmt.Sprintf("help center with the identifier %q", identifier), func(h *intercom.HelpCenter) bool { return h.Identifier == identifier }
			if config.Default.ValueBool() {
				if err := tf.Since(api, intercom.HelpCenterDefaultSince, "data.intercom_help_center by default"); err != nil {
					return nil, err
				}
				sought, is = "default help center", func(h *intercom.HelpCenter) bool { return h.Default != nil && *h.Default }
			}
			return helpCenterState(tf.ExactlyOne(api.HelpCenters.All(ctx), sought, func(h *intercom.HelpCenter) string {
				return fmt.Sprintf("%s (%s, id %s)", h.Identifier, h.DisplayName, h.ID)
			}, is))
		},
	}
}

func newHelpCentersDataSource() datasource.DataSource {
	return &crud.Plural[crud.None, helpCenterModel]{
		DataSource:  crud.DataSource{Name: "help_centers"},
		Description: "Every help center of the workspace." + helpCenterNotes,
		Each:        helpCenterAttributes(),
		List: func(ctx context.Context, api *intercom.Client, _ crud.None) ([]helpCenterModel, error) {
			return crud.Collect(api.HelpCenters.All(ctx), helpCenterState)
		},
	}
}
