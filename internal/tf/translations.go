package tf

import (
	"context"
	"fmt"
	"maps"
	"regexp"
	"slices"

	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/tfsdk"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/intercom"
)

// translatedContent is the attribute with the texts of an object in other
// languages. A resource that has it plans it with PlanTranslations, sends
// ChangedTranslations, and makes its state with TranslationsState. In the state it
// is null only between an import and the first read.
const translatedContent = "translated_content"

// TranslatedContent is the attribute translated_content. what is whose texts they
// are, as in "the collection".
func TranslatedContent(what string, attributes map[string]schema.Attribute) schema.MapNestedAttribute {
	return schema.MapNestedAttribute{
		Optional: true, Computed: true, NestedObject: schema.NestedAttributeObject{Attributes: attributes},
		MarkdownDescription: "Texts of " + what + " in other languages than the default one, by locale, such as `fr` or `pt-BR`.\n" +
			"Only the locales that are configured are managed. Leaving one out, or all, leaves what Intercom has: the API cannot delete a translation. " +
			"Locales are those of the workspace's languages; where it has only one, Intercom shows no translations, and what is configured stays in the state.",
	}
}

// locale is a language tag in the form that Intercom has.
var locale = regexp.MustCompile(`^[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?$`)

// Locale is a language, in the form that Intercom has.
func Locale() validator.String {
	return Matches(locale, `must be a locale such as "fr", "pt-BR" or "zh-CN"`)
}

// PlanTranslations plans translated_content, for a ModifyPlan: everything in it is
// planned by then. The state's value stays while nothing is configured, and while
// the state has all that is configured: Terraform takes that for the same, also
// where an import found more locales.
func PlanTranslations(ctx context.Context, req resource.ModifyPlanRequest, resp *resource.ModifyPlanResponse) {
	if req.Plan.Raw.IsNull() || resp.Diagnostics.HasError() {
		return
	}
	var configured, planned, before types.Map
	at := path.Root(translatedContent)
	resp.Diagnostics.Append(req.Config.GetAttribute(ctx, at, &configured)...)
	resp.Diagnostics.Append(resp.Plan.GetAttribute(ctx, at, &planned)...)
	if !req.State.Raw.IsNull() {
		resp.Diagnostics.Append(req.State.GetAttribute(ctx, at, &before)...)
	}
	switch {
	case resp.Diagnostics.HasError() || configured.IsUnknown():
		return
	case !configured.IsNull():
		checkLocales(planned, before, at, &resp.Diagnostics)
		checkDefaultLocale(ctx, req, resp.Plan, planned, &resp.Diagnostics)
		if !has(before, planned) {
			warnOfLeaving(planned, before, at, &resp.Diagnostics)
			return
		}
	case before.IsNull():
		before = types.MapValueMust(planned.ElementType(ctx), nil)
	}
	resp.Diagnostics.Append(resp.Plan.SetAttribute(ctx, at, before)...)
}

// has says whether a state has all the translations that are planned.
func has(state, planned types.Map) bool {
	had := state.Elements()
	for locale, translation := range planned.Elements() {
		if before, there := had[locale]; !there || !before.Equal(translation) {
			return false
		}
	}
	return !state.IsNull()
}

// checkLocales refuses keys that can be no locale, and locales without a text.
func checkLocales(planned, before types.Map, at path.Path, diags *diag.Diagnostics) {
	for key, translation := range planned.Elements() {
		if _, had := before.Elements()[key]; !had && !locale.MatchString(key) {
			diags.AddAttributeError(at.AtMapKey(key), "Invalid locale", fmt.Sprintf("The keys of %s are locales in the form that Intercom has them, "+
				`such as "fr", "pt-BR" or "zh-CN"; %q is not.`, at, key))
		}
		if translation.IsNull() {
			diags.AddAttributeError(at.AtMapKey(key), "Invalid value", fmt.Sprintf("%s must not be null. Leave the locale out where there is no translation.", at.AtMapKey(key)))
		}
	}
}

// checkDefaultLocale refuses a translation into the default language that differs
// from the object's own texts, which are in that language: Intercom keeps one.
func checkDefaultLocale(ctx context.Context, req resource.ModifyPlanRequest, plan tfsdk.Plan, planned types.Map, diags *diag.Diagnostics) {
	if req.State.Raw.IsNull() {
		return
	}
	var defaultLocale types.String
	diags.Append(req.State.GetAttribute(ctx, path.Root("default_locale"), &defaultLocale)...)
	translation, ok := planned.Elements()[defaultLocale.ValueString()].(types.Object)
	if !ok {
		return
	}
	for _, name := range slices.Sorted(maps.Keys(translation.Attributes())) {
		var own attr.Value
		diags.Append(plan.GetAttribute(ctx, path.Root(name), &own)...)
		text := translation.Attributes()[name]
		if own == nil || own.IsUnknown() || text.IsUnknown() || text.Equal(own) {
			continue
		}
		at := path.Root(translatedContent).AtMapKey(defaultLocale.ValueString()).AtName(name)
		diags.AddAttributeError(at, "One text given twice", fmt.Sprintf("%s is in the default language, whose text is %s itself, and the two differ. "+
			"Leave this locale out, or configure the two alike.", at, name))
	}
}

// warnOfLeaving says that Intercom keeps what leaves the state.
func warnOfLeaving(planned, before types.Map, at path.Path, diags *diag.Diagnostics) {
	var leaving []string
	for _, locale := range slices.Sorted(maps.Keys(before.Elements())) {
		if _, stays := planned.Elements()[locale]; !stays {
			leaving = append(leaving, locale)
		}
	}
	if len(leaving) > 0 {
		diags.AddAttributeWarning(at, "Translations stay in Intercom", fmt.Sprintf("%s is not configured with %s any more. Intercom's API cannot delete a "+
			"translation: what is there stays and is no longer managed. Delete it in Intercom if it is to go.", at, Quoted(leaving)))
	}
}

// ChangedTranslations are the translations of a plan that the state does not have
// so, whole. M is the model of one.
func ChangedTranslations[M any](ctx context.Context, planned, before types.Map) (map[string]M, diag.Diagnostics) {
	changed := map[string]attr.Value{}
	for locale, translation := range planned.Elements() {
		if had, there := before.Elements()[locale]; !there || !had.Equal(translation) {
			changed[locale] = translation
		}
	}
	return TranslationsOf[M](ctx, types.MapValueMust(planned.ElementType(ctx), changed))
}

// TranslationsOf reads translated_content. M is the model of a translation.
func TranslationsOf[M any](ctx context.Context, content types.Map) (map[string]M, diag.Diagnostics) {
	translations := map[string]M{}
	diags := content.ElementsAs(ctx, &translations, false)
	return translations, diags
}

// TranslationsState is the state of translated_content of which Intercom's answer
// has what is found: the locales that the state had before; or, after an import and
// for data sources, where before is null, all but the default language's, which are
// the object's own texts. An answer without translations changes nothing. kind is
// the type of a translation, and M its model.
func TranslationsState[T, M any](
	ctx context.Context, kind attr.Type, before types.Map, found intercom.Translations[T], defaultLocale string, model func(locale string, text T) M,
) (types.Map, diag.Diagnostics) {
	if found == nil && !before.IsNull() {
		return before, nil
	}
	models := map[string]M{}
	for locale, text := range found {
		if _, managed := before.Elements()[locale]; managed || before.IsNull() && locale != defaultLocale {
			models[locale] = model(locale, text)
		}
	}
	return types.MapValueFrom(ctx, kind, models)
}

// WarnOfOneLanguage says, once in a run, that translations which are configured
// cannot be seen.
func WarnOfOneLanguage(api *intercom.Client, diags *diag.Diagnostics, content types.Map) {
	if len(content.Elements()) > 0 && api.First(translatedContent) {
		diags.AddAttributeWarning(path.Root(translatedContent), "Intercom shows no translations", "Its answers have no "+translatedContent+
			", as on a workspace with one language. Whether what is configured was stored cannot be seen, and changes to it in Intercom are not noticed. "+
			"Add the languages in Intercom, in the settings of the help center, or leave the translations out. This is said once in a run.")
	}
}
