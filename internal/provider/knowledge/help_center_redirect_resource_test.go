package knowledge_test

import (
	"fmt"
	"testing"

	"github.com/hashicorp/terraform-plugin-testing/helper/resource"
	"github.com/hashicorp/terraform-plugin-testing/knownvalue"
	"github.com/hashicorp/terraform-plugin-testing/plancheck"
	"github.com/hashicorp/terraform-plugin-testing/statecheck"
	"github.com/hashicorp/terraform-plugin-testing/tfjsonpath"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/acctest"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/emulator"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/session"
)

const redirectAddress = "intercom_help_center_redirect.test"

// redirect is a redirect of the sample's help center to its collection.
func redirect(path string) session.Config {
	return session.Config{
		"help_center_id": emulator.SampleHelpCenterID, "from_url": "https://intercom.help/acme-help/" + path, "locale": "en",
		"target_type": "collection", "target_id": emulator.SampleCollectionID,
	}
}

func redirectBlock(path string) string {
	return fmt.Sprintf(`resource "intercom_help_center_redirect" "test" {
  help_center_id = %q
  from_url       = "https://intercom.help/acme-help/%s"
  locale         = "en"
  target_type    = "collection"
  target_id      = %q
}
`, emulator.SampleHelpCenterID, path, emulator.SampleCollectionID)
}

func TestAccHelpCenterRedirect(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	w.Test(append(acctest.Life(t, redirectAddress, acctest.Steps{
		Create: resource.TestStep{Config: redirectBlock("manual")},
		Update: resource.TestStep{Config: redirectBlock("handbook")},
		Action: plancheck.ResourceActionDestroyBeforeCreate, Identity: []string{"help_center_id", "id"},
	}), resource.TestStep{
		Config: redirectBlock("handbook") + "data \"intercom_help_center_redirects\" \"all\" {\n  help_center_id = intercom_help_center_redirect.test.help_center_id\n}\n",
		ConfigStateChecks: []statecheck.StateCheck{
			statecheck.ExpectKnownValue("data.intercom_help_center_redirects.all", tfjsonpath.New("help_center_redirects"), knownvalue.ListSizeExact(2)),
		},
	})...)
}

// TestHelpCenterRedirectThatIsThere finds the redirect that is in the way.
func TestHelpCenterRedirectThatIsThere(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	o := newObject(t, w, "intercom_help_center_redirect")
	whole := emulator.SampleHelpCenterID + "/" + emulator.SampleRedirectID
	o.refused(redirect("OLD/start/"), `A redirect from "https://intercom.help/acme-help/old/start" exists already`, whole, "resource_conflict")
	run := o.run()
	if err := run.Refresh(t.Context(), newObject(t, w, "intercom_help_center_redirect").imports(whole).Instance); err != nil {
		t.Fatal(err)
	}
	if _, err := run.Plan(t.Context(), o.Instance, redirect("old/start")); err != nil {
		t.Fatal(err)
	}
	o.says(run.Diagnostics(), "WARNING", "exists already", whole)
}

// TestHelpCenterRedirectForms has an answer with another form of what was sent.
func TestHelpCenterRedirectForms(t *testing.T) {
	t.Parallel()
	for _, normalises := range []bool{false, true} {
		w := acctest.New(t, acctest.Quirks(emulator.Quirks{emulator.RedirectURLsNormalised: normalises}))
		o := newObject(t, w, "intercom_help_center_redirect")
		config := redirect("Manual/")
		config["locale"] = "de" // of which there is no translation
		o.becomes(config)
		o.unchanged(config)
		imported := newObject(t, w, "intercom_help_center_redirect").imports(emulator.SampleHelpCenterID + "/" + o.Text("id"))
		config["locale"] = "en" // as Intercom has it
		imported.unchanged(config)
		config["from_url"] = "https://intercom.help/acme-help/manual"
		imported.unchanged(config)
		imported.becomes(nil)
	}
}

// TestHelpCenterRedirectPlans refuses what cannot be.
func TestHelpCenterRedirectPlans(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	o := newObject(t, w, "intercom_help_center_redirect")
	for attribute, wrong := range map[string]struct{ value, said string }{
		"help_center_id": {"999", "No such help center"}, "from_url": {"/manual", "from_url must be a URL"}, "locale": {"pt_BR", "locale must be a locale"},
		"target_type": {"folder", `target_type must be "article" or "collection"`}, "target_id": {"999", "No such article or collection"},
	} {
		config := redirect("manual")
		config[attribute] = wrong.value
		if plan, _, err := o.plans(config); err == nil {
			t.Errorf("%s: not refused: %s", attribute, plan)
		} else {
			o.says(err.Error(), wrong.said)
		}
	}
	article := redirect("manual")
	article["target_type"], article["target_id"] = "article", "999"
	o.refused(article, "No such article or collection")
	article["target_id"] = emulator.SampleArticleID
	o.becomes(article)
	o.becomes(nil)
	elsewhere := redirect("manual")
	elsewhere["from_url"] = "https://example.com/manual"
	o.refused(elsewhere, "422 data_invalid", "not a URL of the help center")
}

// TestHelpCenterRedirectsAreListedOnce reads many redirects of a help center.
func TestHelpCenterRedirectsAreListedOnce(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	var all []*object
	for i := range 8 {
		o := newObject(t, w, "intercom_help_center_redirect")
		o.becomes(redirect(fmt.Sprintf("manual/%d", i)))
		all = append(all, o)
	}
	w.ForgetRequests()
	run := all[0].run()
	for _, o := range all {
		if err := run.Refresh(t.Context(), o.Instance); err != nil {
			t.Fatal(err)
		}
	}
	if requests, _ := w.Requests(); len(requests) > 2 {
		t.Errorf("%d requests", len(requests))
	}
}
