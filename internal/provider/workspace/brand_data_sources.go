package workspace

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

const brandNotes = "\n\nRequires `api_version` 2.15 or newer.\n\n**Permissions.** Intercom names no permission of its own for brands.\n\n" +
	"**What Intercom cannot do.** Brands cannot be created, changed or deleted through the API."

type brandModel struct {
	ID             types.String `tfsdk:"id"`
	Name           types.String `tfsdk:"name"`
	Default        types.Bool   `tfsdk:"default"`
	HelpCenterID   types.String `tfsdk:"help_center_id"`
	EmailSettingID types.String `tfsdk:"default_email_setting_id"`
	CreatedAt      types.String `tfsdk:"created_at"`
	UpdatedAt      types.String `tfsdk:"updated_at"`
}

func brandAttributes() map[string]schema.Attribute {
	return map[string]schema.Attribute{
		"id":                       crud.ComputedString("Intercom's id of the brand. That of the default brand is the id of the workspace."),
		"name":                     crud.ComputedString("Name of the brand."),
		"default":                  crud.ComputedBool("Whether the brand is the workspace's default one."),
		"help_center_id":           crud.ComputedString("Intercom's id of the brand's help center. Null where it has none."),
		"default_email_setting_id": crud.ComputedString("Intercom's id of the e-mail setting with the address that the brand writes from. Null where it has none."),
		"created_at":               crud.ComputedString("When the brand was created, in RFC 3339 format, UTC."),
		"updated_at":               crud.ComputedString("When the brand was last updated, in RFC 3339 format, UTC."),
	}
}

func brandState(brand *intercom.Brand, err error) (*brandModel, error) {
	if err != nil {
		return nil, err
	}
	return &brandModel{
		ID: tf.StringOrNull(brand.ID), Name: tf.StringOrNull(brand.Name), Default: types.BoolValue(brand.Default),
		HelpCenterID: tf.StringOrNull(brand.HelpCenterID), EmailSettingID: tf.StringOrNull(brand.EmailSettingID),
		CreatedAt: tf.Timestamp(brand.CreatedAt), UpdatedAt: tf.Timestamp(brand.UpdatedAt),
	}, nil
}

func newBrandDataSource() datasource.DataSource {
	attributes := brandAttributes()
	attributes["default"] = schema.BoolAttribute{
		Optional: true, Computed: true, Validators: []validator.Bool{boolvalidator.Equals(true)},
		MarkdownDescription: attributes["default"].GetMarkdownDescription(),
	}
	return &crud.Singular[brandModel]{
		DataSource: crud.DataSource{Name: "brand", Keys: []string{"id", "name", "default"}, Since: intercom.BrandsSince},
		Description: "A brand: by its id, by its name, or the default one with `default = true`.\n\n" +
			"A name that several brands have is an error." + brandNotes,
		Attributes: attributes,
		Find: func(ctx context.Context, api *intercom.Client, config brandModel) (*brandModel, error) {
			name := config.Name.ValueString()
			sought, is := fmt.Sprintf("brand named %q", name), func(brand *intercom.Brand) bool { return intercom.Exact.Same(brand.Name, name) }
			switch {
			case !config.ID.IsNull():
				return brandState(api.Brands.Get(ctx, config.ID.ValueString()))
			case config.Default.ValueBool():
				sought, is = "default brand", func(brand *intercom.Brand) bool { return brand.Default }
			}
			return brandState(tf.ExactlyOne(api.Brands.All(ctx), sought, func(brand *intercom.Brand) string {
				return tf.Label{Name: brand.Name, ID: brand.ID}.String()
			}, is))
		},
	}
}

func newBrandsDataSource() datasource.DataSource {
	return &crud.Plural[crud.None, brandModel]{
		DataSource:  crud.DataSource{Name: "brands", Since: intercom.BrandsSince},
		Description: "Every brand of the workspace." + brandNotes,
		Each:        brandAttributes(),
		List: func(ctx context.Context, api *intercom.Client, _ crud.None) ([]brandModel, error) {
			return crud.Collect(api.Brands.All(ctx), brandState)
		},
	}
}
