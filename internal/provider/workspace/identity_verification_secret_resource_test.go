package workspace_test

import (
	"regexp"
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

const identitySecret = "intercom_identity_verification_secret"

// key is 256 bits in base64 for URLs.
var key = knownvalue.StringRegexp(regexp.MustCompile(`^[\w-]{43}$`))

func TestAccIdentityVerificationSecret(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	const address = identitySecret + ".test"
	secret := func(lines string) string {
		return "resource \"" + identitySecret + "\" \"test\" {\n  " + lines + "\n}\n"
	}
	w.Test(acctest.Life(t, address, acctest.Steps{
		Create: resource.TestStep{Config: secret("name = \"App\"\n  supports_ios = true"), ConfigStateChecks: []statecheck.StateCheck{
			statecheck.ExpectKnownValue(address, tfjsonpath.New("secret"), key),
			statecheck.ExpectSensitiveValue(address, tfjsonpath.New("secret")),
			statecheck.ExpectKnownValue(address, tfjsonpath.New("supports_web"), knownvalue.Bool(false)),
		}},
		Update: resource.TestStep{Config: secret("name = \"App\"\n  supports_ios = true\n  supports_android = true"), ConfigStateChecks: []statecheck.StateCheck{
			statecheck.ExpectKnownValue(address, tfjsonpath.New("secret"), key),
		}},
		Action: plancheck.ResourceActionDestroyBeforeCreate,
	})...)
}

// TestIdentityVerificationSecretIsKept takes a secret through reads and a rotation,
// and imports it: what Intercom told once stays, and is not invented.
func TestIdentityVerificationSecretIsKept(t *testing.T) {
	t.Parallel()
	m := acctest.Manage(t, acctest.New(t), identitySecret, "/secure_mode_secrets")
	config := session.Config{"name": "App", "supports_web": true}
	m.Applies(config)
	told := m.Text("secret")
	if m.Settled(config); told == "" || m.Text("secret") != told {
		t.Error("a read loses the secret")
	}
	m.Applies(session.Config{"name": "App 2", "supports_web": true}, "will be revoked")
	if m.Text("secret") == told {
		t.Error("another secret is the same one")
	}
	err := m.Run(func(s *session.Session) error { return s.Import(t.Context(), m.Instance, m.Text("id")) })
	if err != nil {
		t.Fatal(err)
	}
	if m.Heard("The secret itself cannot be imported"); m.Text("secret") != "" {
		t.Error("an import knows the secret")
	}
	m.Settled(session.Config{"name": "App 2", "supports_web": true})
	m.Fails(session.Config{"name": "App"}, "The secret is for no platform")
}

// TestIdentityVerificationSecretLost cuts the answer to a creation off: nobody
// knows the secret, and the message says what to do.
func TestIdentityVerificationSecretLost(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	m := acctest.Manage(t, w, identitySecret, "/secure_mode_secrets")
	w.Breaks(emulator.Fault{Pattern: "POST /secure_mode_secrets", Cut: "after", Count: 1})()
	m.Fails(session.Config{"name": "App", "supports_web": true}, "Cannot tell whether the create happened", "terraform import")
	if m.Exists() {
		t.Error("a secret that nobody knows is in the state")
	}
}
