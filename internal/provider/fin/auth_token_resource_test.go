package fin_test

import (
	"net/http"
	"testing"

	"github.com/hashicorp/terraform-plugin-testing/helper/resource"
	"github.com/hashicorp/terraform-plugin-testing/knownvalue"
	"github.com/hashicorp/terraform-plugin-testing/plancheck"
	"github.com/hashicorp/terraform-plugin-testing/statecheck"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/acctest"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/emulator"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/engine"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/session"
)

const authTokenAddress = "intercom_auth_token.test"

func TestAccAuthToken(t *testing.T) {
	t.Parallel()
	if !acctest.Has(t, engine.WriteOnly, "the life of an auth token") {
		return
	}
	w := acctest.New(t)
	token := func(attributes ...string) string { return block(authTokenAddress, attributes...) }
	look := "data \"intercom_auth_token\" \"test\" {\n  name = \"CRM\"\n}\ndata \"intercom_auth_tokens\" \"test\" {}\n"
	w.Test(append(acctest.Life(t, authTokenAddress, acctest.Steps{
		Create: resource.TestStep{Config: token(`name = "Orders"`, `token_value_wo = "a"`, `token_prefix = "Bearer"`), ConfigStateChecks: []statecheck.StateCheck{
			known(authTokenAddress, "token_value_wo", knownvalue.Null()), known(authTokenAddress, "request_header_key", knownvalue.StringExact("Authorization")),
			known(authTokenAddress, "token_type", knownvalue.StringExact("text")), known(authTokenAddress, "domain", knownvalue.StringExact("")),
		}},
		Update: resource.TestStep{
			Config: token(`name = "All orders"`, `token_value_wo = "a"`, `request_header_key = "X-Token"`, `description = "Of the shop"`) + look,
			ConfigStateChecks: []statecheck.StateCheck{
				known(authTokenAddress, "token_prefix", knownvalue.StringExact("")),
				known("data.intercom_auth_token.test", "token_type", knownvalue.StringExact("oauth")),
				known("data.intercom_auth_tokens.test", "auth_tokens", knownvalue.ListSizeExact(3)),
			},
		},
		Action: plancheck.ResourceActionUpdate,
	}), resource.TestStep{
		Config:            token(`name = "All orders"`, `token_value_wo = "b"`, "token_value_wo_version = 2"),
		ConfigPlanChecks:  resource.ConfigPlanChecks{PreApply: []plancheck.PlanCheck{plancheck.ExpectResourceAction(authTokenAddress, plancheck.ResourceActionDestroyBeforeCreate)}},
		ConfigStateChecks: []statecheck.StateCheck{known(authTokenAddress, "token_value_wo_version", knownvalue.Float64Exact(2))},
	})...)
}

func manageAuthToken(t *testing.T, w *acctest.Workspace) *acctest.Managed {
	t.Helper()
	return acctest.Manage(t, w, "intercom_auth_token", "/auth_tokens")
}

// TestAuthTokenVersions writes a token in versions that have it, one of which takes no
// domain and another tells no prefix.
func TestAuthTokenVersions(t *testing.T) {
	t.Parallel()
	for _, hidden := range []bool{false, true} {
		for _, version := range []string{"2.16", "2.18", "Preview"} {
			w := acctest.New(t, acctest.Quirks(emulator.Quirks{emulator.AuthTokenPrefixHidden: hidden}))
			m := manageAuthToken(t, w)
			m.Settings = session.Config{"api_version": version}
			config := session.Config{"name": "Orders", "token_value_wo": "a", "token_prefix": "Bearer"}
			m.Applies(config)
			m.Settled(config)
			config["token_prefix"] = "Token"
			m.Applies(config)
			m.Settled(config)
			config["token_prefix"], config["description"] = "", "Orders of the shop"
			m.Applies(config)
			m.Settled(config)
			config["domain"] = "api.example.com"
			if version == "2.18" {
				m.Fails(config, "The API version writes no domain", `"2.18"`)
				continue
			}
			m.Applies(config, "The auth token will stay in Intercom")
			m.Settled(config)
			if m.Remote("domain") != "api.example.com" {
				t.Error("the domain is not there")
			}
		}
	}
}

// TestAuthTokenValues has values that Intercom is told and nobody else, and takes
// another token for another value.
func TestAuthTokenValues(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	m := manageAuthToken(t, w)
	config := session.Config{"name": "Orders"}
	m.Fails(config, "The token has no value", "Set token_value_wo")
	config["token_value_wo"] = ""
	m.Fails(config, "The token has no value")
	config["token_value_wo"] = "a"
	m.Applies(config)
	first := m.Text("id")
	config["token_value_wo"] = "b" // which nobody sees
	m.Settled(config)
	config["token_value_wo_version"] = 2
	m.Applies(config, "The auth token will stay in Intercom", "deletes no auth token")
	if m.Text("id") == first {
		t.Error("another value is that of the same token")
	}
	w.Do(http.MethodGet, "/auth_tokens/"+first, nil) // is there still
	delete(config, "token_value_wo")
	m.Settled(config)
	config["token_value_wo_version"] = 3
	m.Fails(config, "The token has no value")
	config["token_value_wo_version"] = 1.5
	m.Fails(config, "must be a whole number")
	id := m.Text("id")
	m.Applies(nil, "is forgotten by Terraform only")
	if err := m.Run(func(s *session.Session) error { return s.Import(t.Context(), m.Instance, id) }); err != nil {
		t.Fatal(err)
	}
	m.Settled(session.Config{"name": "Orders"})
	m.Applies(session.Config{"name": "Other orders"})
}

// TestAuthTokenThatCannotChange changes what the API does not.
func TestAuthTokenThatCannotChange(t *testing.T) {
	t.Parallel()
	w := acctest.New(t, acctest.Quirks(emulator.Quirks{emulator.AuthTokensFixedInPreview: true}))
	m := manageAuthToken(t, w)
	if err := m.Run(func(s *session.Session) error {
		return s.Import(t.Context(), m.Instance, emulator.SampleOAuthAuthTokenID)
	}); err != nil {
		t.Fatal(err)
	}
	m.Settled(session.Config{"name": "CRM"})
	m.Fails(session.Config{"name": "Other"}, "The auth token cannot change")
	m.Fails(session.Config{"name": "CRM", "request_header_key": "X-Token"}, "The token has no value")
	other := manageAuthToken(t, w)
	other.Applies(session.Config{"name": "Orders", "token_value_wo": "a"})
	other.Fails(session.Config{"name": "Other", "token_value_wo": "a"}, "2.18 is known to change auth tokens")
	other.Settings = session.Config{"api_version": "2.18"}
	other.Applies(session.Config{"name": "Other", "token_value_wo": "a"})
}

// TestAuthTokenLost cuts the answer to a creation off.
func TestAuthTokenLost(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	m := manageAuthToken(t, w)
	w.Breaks(emulator.Fault{Pattern: "POST /auth_tokens", Cut: "after", Count: 1})()
	m.Fails(session.Config{"name": "Orders", "token_value_wo": "a"}, "Cannot tell whether the create happened", "terraform import")
	if m.Exists() {
		t.Error("it is in the state")
	}
}
