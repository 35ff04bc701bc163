package workspace_test

import (
	"testing"

	"github.com/hashicorp/terraform-plugin-testing/helper/resource"
	"github.com/hashicorp/terraform-plugin-testing/knownvalue"
	"github.com/hashicorp/terraform-plugin-testing/statecheck"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/acctest"
)

// The hash is the one that OpenSSL makes of the same secret and id.
func TestAccUserHash(t *testing.T) {
	t.Parallel()
	acctest.New(t).Test(
		resource.TestStep{
			Config: `output "hash" { value = provider::intercom::user_hash("secret", "u-1") }`,
			ConfigStateChecks: []statecheck.StateCheck{
				statecheck.ExpectKnownOutputValue("hash", knownvalue.StringExact("8a756f7a5508f73fdfa425b9e762443bcfcfe5f372ab3643a890ddcd2433f599")),
			},
		},
		resource.TestStep{
			Config:      `output "hash" { value = provider::intercom::user_hash("secret", "") }`,
			ExpectError: acctest.ExpectMessage("An empty string has no hash"),
		},
	)
}
