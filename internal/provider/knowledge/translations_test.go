package knowledge_test

import (
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/acctest"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/emulator"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/session"
)

const staysInIntercom = "Translations stay in Intercom"

// started is the sample's collection, with translations.
func started(content any) session.Config {
	return session.Config{"name": "Getting started", "description": "The first steps", "translated_content": content}
}

func translation(name, description any) map[string]any {
	return map[string]any{"name": name, "description": description}
}

// locales are what the state has translations in.
func locales(o *object) string {
	o.t.Helper()
	var attributes, content map[string]tftypes.Value
	if err := o.State().As(&attributes); err != nil {
		o.t.Fatal(err)
	}
	if err := attributes["translated_content"].As(&content); err != nil {
		o.t.Fatal(err)
	}
	var found []string
	for _, locale := range []string{"en", "fr", "pt-BR"} {
		if _, there := content[locale]; there {
			found = append(found, locale)
		}
	}
	return strings.Join(found, " ")
}

// TestTranslationsOfAnImport has more in Intercom than is configured.
func TestTranslationsOfAnImport(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	path := "/help_center/collections/" + emulator.SampleCollectionID
	w.Do("PUT", path, map[string]any{"translated_content": map[string]any{"pt-BR": translation("Primeiros passos", "")}})
	o := newObject(t, w, "intercom_collection").imports(emulator.SampleCollectionID)
	if got := locales(o); got != "fr pt-BR" {
		t.Errorf("imported %q", got)
	}
	for name, content := range map[string]any{
		"left out": nil, "empty": map[string]any{}, "one": map[string]any{"fr": translation("Premiers pas", "Pour commencer")},
		"without a description": map[string]any{"pt-BR": translation("Primeiros passos", nil)},
		"all":                   map[string]any{"fr": translation("Premiers pas", "Pour commencer"), "pt-BR": translation("Primeiros passos", "")},
	} {
		if said := o.unchanged(started(content)); strings.Contains(said, staysInIntercom) {
			t.Errorf("%s: %s", name, said)
		}
	}
	only := started(map[string]any{"fr": translation("Pour débuter", nil)})
	o.says(o.becomes(only), staysInIntercom, `"pt-BR"`)
	if got := locales(o); got != "fr" {
		t.Errorf("the state has %q", got)
	}
	o.unchanged(only)
	found, _ := w.Do("GET", path, nil)["translated_content"].(map[string]any)
	if french, _ := found["fr"].(map[string]any); french["name"] != "Pour débuter" || french["description"] != "" || found["pt-BR"] == nil {
		t.Errorf("Intercom has %v", found)
	}
	// Nobody manages that one any more.
	w.Do("PUT", path, map[string]any{"translated_content": map[string]any{"pt-BR": translation("Outro", "")}})
	o.unchanged(only)
	// Somebody changes the one that is managed.
	w.Do("PUT", path, map[string]any{"translated_content": map[string]any{"fr": translation("Autre", "")}})
	if plan, _, err := o.plans(only); err != nil || plan.Empty() {
		t.Errorf("a change in Intercom is no difference: %v", err)
	}
}

// TestTranslationsThatAreRefused has locales and texts that cannot be.
func TestTranslationsThatAreRefused(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	o := newObject(t, w, "intercom_collection")
	o.refused(started(map[string]any{"pt_BR": translation("Primeiros passos", "")}), "Invalid locale", `"pt_BR" is not`)
	o.refused(started(map[string]any{"fr": translation("", "")}), `translated_content["fr"].name must be a string in one line`)
	o.refused(started(map[string]any{"de": translation("Erste Schritte", "")}), "400 parameter_invalid", "de is not a language of this workspace")
	o.becomes(started(nil))
	o.refused(started(map[string]any{"en": translation("Begin", "The first steps")}), "One text given twice", `translated_content["en"].name`, "is name itself")
	o.becomes(started(map[string]any{"en": translation("Getting started", "The first steps")}))
	o.unchanged(started(map[string]any{"en": translation("Getting started", "The first steps")}))
}

// TestTranslationsOfOneLanguage has a workspace whose answers have none.
func TestTranslationsOfOneLanguage(t *testing.T) {
	t.Parallel()
	const unseen = "Intercom shows no translations"
	w := acctest.New(t, acctest.Quirks(emulator.Quirks{emulator.OneLanguage: true}))
	o := newObject(t, w, "intercom_collection")
	config := started(map[string]any{"fr": translation("Premiers pas", "")})
	if said := o.becomes(config); strings.Count(said, unseen) != 1 {
		t.Errorf("said %s", said)
	}
	if said := o.unchanged(config); strings.Count(said, unseen) != 1 {
		t.Errorf("said %s", said)
	}
	none := newObject(t, w, "intercom_collection")
	if said := none.becomes(started(nil)); strings.Contains(said, unseen) {
		t.Errorf("said %s", said)
	}
	none.imports(o.Text("id")).unchanged(started(nil))
}
