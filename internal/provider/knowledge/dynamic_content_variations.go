package knowledge

import (
	"context"
	"encoding/json"
	"slices"

	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/crud"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/intercom"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/tf"
)

var variationsPath = path.Root("variations")

// variation is dynamic content in one language, for one brand or for all. Of its
// strings those that say nothing are empty, never null.
type variation struct {
	locale, brandID, textContent, jsonBlocks types.String
	intentionallyEmpty                       types.Bool
}

var variationTypes = map[string]attr.Type{
	"locale": types.StringType, "brand_id": types.StringType, "text_content": types.StringType, "json_blocks": types.StringType,
	"intentionally_empty": types.BoolType,
}

func variationAttributes() map[string]schema.Attribute {
	optional := func(description string) schema.StringAttribute {
		return schema.StringAttribute{Optional: true, Computed: true, MarkdownDescription: description}
	}
	return map[string]schema.Attribute{
		"locale":       schema.StringAttribute{Required: true, MarkdownDescription: "Language of the variation, such as `en` or `pt-BR`."},
		"brand_id":     optional("Intercom's id of the brand for whose readers it is; empty for those of every brand."),
		"text_content": optional("The text, where `content_type` is `inline`; else empty."),
		"json_blocks":  optional("The blocks, where `content_type` is `block`, as a list of objects in JSON; else empty."),
		"intentionally_empty": schema.BoolAttribute{
			Optional: true, Computed: true, MarkdownDescription: "Whether nothing is to be shown to these readers.\nDefaults to `false`.",
		},
	}
}

// variationsOf reads a set of variations. What is not known yet at all is left out.
func variationsOf(set types.Set) (all []variation) {
	for _, element := range set.Elements() {
		if object, ok := element.(types.Object); ok && !object.IsUnknown() && !object.IsNull() {
			all = append(all, variationIn(object))
		}
	}
	return all
}

func variationIn(object types.Object) (one variation) {
	members := object.Attributes()
	one.locale, _ = members["locale"].(types.String)
	one.brandID, _ = members["brand_id"].(types.String)
	one.textContent, _ = members["text_content"].(types.String)
	one.jsonBlocks, _ = members["json_blocks"].(types.String)
	one.intentionallyEmpty, _ = members["intentionally_empty"].(types.Bool)
	return one
}

func (v variation) value() types.Object {
	return types.ObjectValueMust(variationTypes, map[string]attr.Value{
		"locale": v.locale, "brand_id": v.brandID, "text_content": v.textContent, "json_blocks": v.jsonBlocks, "intentionally_empty": v.intentionallyEmpty,
	})
}

func variationSet(all []attr.Value) types.Set {
	return types.SetValueMust(types.ObjectType{AttrTypes: variationTypes}, all)
}

// place is what only one variation can have.
func (v variation) place() string { return v.locale.ValueString() + "/" + v.brandID.ValueString() }

func (v variation) placed() bool { return !v.locale.IsUnknown() && !v.brandID.IsUnknown() }

// planVariations is what is configured of variations, with what follows from what
// is left out: defaults of elements of a set are ours to fill in.
func planVariations(config types.Set) types.Set {
	if config.IsUnknown() || config.IsNull() {
		return config
	}
	var planned []attr.Value
	for _, element := range config.Elements() {
		object, ok := element.(types.Object)
		if !ok || object.IsUnknown() || object.IsNull() {
			planned = append(planned, element)
			continue
		}
		one := variationIn(object)
		for _, text := range []*types.String{&one.brandID, &one.textContent, &one.jsonBlocks} {
			if text.IsNull() {
				*text = types.StringValue("")
			}
		}
		if one.intentionallyEmpty.IsNull() {
			one.intentionallyEmpty = types.BoolValue(false)
		}
		planned = append(planned, one.value())
	}
	return variationSet(planned)
}

// checkVariations refuses what does not go together, as far as it is known, and what
// is new and wrong in itself.
func checkVariations(ctx context.Context, diags *diag.Diagnostics, plan, state dynamicContentModel) {
	all := variationsOf(plan.Variations)
	whole := !plan.Variations.IsUnknown() && len(all) == len(plan.Variations.Elements()) && !plan.DefaultLocale.IsUnknown()
	seen := map[string]bool{}
	for _, one := range all {
		whole = whole && one.placed()
		if one.placed() && seen[one.place()] {
			diags.AddAttributeError(variationsPath, "Variation given twice", "variations has two elements for one locale and brand. There is one for each brand, and one for all of them.")
		}
		seen[one.place()] = seen[one.place()] || one.placed()
		if !slices.ContainsFunc(state.Variations.Elements(), one.value().Equal) {
			one.check(ctx, diags, plan.ContentType)
		}
	}
	if whole && !seen[plan.DefaultLocale.ValueString()+"/"] {
		diags.AddAttributeError(variationsPath, "No variation of the default locale", "One of variations must have the default_locale as its locale, and no brand_id: readers see it who have no variation of their own.")
	}
}

// checkBrands refuses brands that are new in a plan and not in the workspace, where the
// version has brands.
func checkBrands(ctx context.Context, api *intercom.Client, diags *diag.Diagnostics, plan, state dynamicContentModel) {
	if api == nil || api.Version().Before(intercom.BrandsSince) {
		return
	}
	known := map[string]bool{"": true}
	for _, one := range variationsOf(state.Variations) {
		known[one.brandID.ValueString()] = true
	}
	for _, one := range variationsOf(plan.Variations) {
		if id := one.brandID.ValueString(); !known[id] { // unknown is ""
			known[id] = true // told once
			crud.CheckReference(ctx, diags, variationsPath.AtName("brand_id"), one.brandID, types.StringNull(), api.Brands.Exists)
		}
	}
}

// check refuses a variation with the content of another kind, or with none.
func (v variation) check(ctx context.Context, diags *diag.Diagnostics, contentType types.String) {
	text, blocks := v.textContent.ValueString(), v.jsonBlocks.ValueString()
	switch {
	case contentType.IsUnknown() || v.textContent.IsUnknown() || v.jsonBlocks.IsUnknown() || v.intentionallyEmpty.IsUnknown():
	case contentType.ValueString() == "inline" && blocks != "" || contentType.ValueString() == "block" && text != "":
		diags.AddAttributeError(variationsPath, "Content of another type", "Variations of dynamic content with the content_type \"inline\" have text_content, and with \"block\" json_blocks.")
	case v.intentionallyEmpty.ValueBool() && text+blocks != "":
		diags.AddAttributeError(variationsPath, "Content of an empty variation", "A variation with intentionally_empty has neither text_content nor json_blocks.")
	case !v.intentionallyEmpty.ValueBool() && text+blocks == "":
		diags.AddAttributeError(variationsPath, "A variation without content", "A variation has text_content or json_blocks. Where readers are to see nothing, configure intentionally_empty = true.")
	}
	rule(ctx, diags, "locale", v.locale, tf.Locale())
	if blocks != "" {
		rule(ctx, diags, "json_blocks", v.jsonBlocks, tf.JSONObjects())
	}
}

// rule holds an attribute of a variation to a rule. The path of the element itself
// would have its values in it.
func rule(ctx context.Context, diags *diag.Diagnostics, name string, text types.String, is validator.String) {
	var checked validator.StringResponse
	is.ValidateString(ctx, validator.StringRequest{Path: variationsPath.AtName(name), ConfigValue: text}, &checked)
	diags.Append(checked.Diagnostics...)
}

// variationInputs are the variations that a plan means.
func variationInputs(set types.Set, contentType string) []intercom.DynamicVariation {
	inputs := []intercom.DynamicVariation{}
	for _, one := range variationsOf(set) {
		input := intercom.DynamicVariation{
			Locale: one.locale.ValueString(), BrandID: intercom.NullableText(one.brandID.ValueString()), IntentionallyEmpty: one.intentionallyEmpty.ValueBool(),
		}
		switch {
		case input.IntentionallyEmpty:
		case contentType == "inline":
			input.TextContent = one.textContent.ValueStringPointer()
		case one.jsonBlocks.ValueString() != "":
			input.JSONBlocks = json.RawMessage(one.jsonBlocks.ValueString())
		}
		inputs = append(inputs, input)
	}
	return inputs
}

// contentOf are the two contents of a variation as Intercom has them, one of which
// is empty.
func contentOf(v intercom.DynamicVariation) (text, blocks string) {
	if v.TextContent != nil {
		text = *v.TextContent
	}
	return text, jsonBlocks(v.JSONBlocks)
}

// wroteVariations notes what Intercom made of the variations that were sent.
func wroteVariations(texts tf.Rendered, content *intercom.DynamicContent) {
	for _, one := range content.Variations {
		text, blocks := contentOf(one)
		at := variationsPath.AtMapKey(one.Locale + "/" + string(one.BrandID))
		texts.Wrote(at.AtName("text_content"), text)
		texts.Wrote(at.AtName("json_blocks"), blocks)
	}
}

// varied is the state of the variations that Intercom has.
func varied(now []intercom.DynamicVariation, before types.Set, texts tf.Rendered) types.Set {
	had := map[string]variation{}
	for _, one := range variationsOf(before) {
		had[one.place()] = one
	}
	values := []attr.Value{}
	for _, one := range now {
		place := one.Locale + "/" + string(one.BrandID)
		text, blocks := contentOf(one)
		at := variationsPath.AtMapKey(place)
		values = append(values, variation{
			locale: types.StringValue(one.Locale), brandID: types.StringValue(string(one.BrandID)),
			textContent:        texts.String(at.AtName("text_content"), had[place].textContent, text),
			jsonBlocks:         texts.String(at.AtName("json_blocks"), had[place].jsonBlocks, blocks),
			intentionallyEmpty: types.BoolValue(one.IntentionallyEmpty),
		}.value())
	}
	return variationSet(values)
}
