package workspace_test

import (
	"fmt"
	"net/http"
	"slices"
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

const allowlistAddress = "intercom_ip_allowlist.test"

func TestAccIPAllowlist(t *testing.T) {
	t.Parallel()
	w := acctest.New(t, calling("203.0.113.24"))
	list := func(enabled bool, addresses string) string {
		return fmt.Sprintf("resource \"intercom_ip_allowlist\" \"test\" {\n  enabled = %t\n  addresses = %s\n}\n", enabled, addresses)
	}
	w.Test(append(acctest.Life(t, allowlistAddress, acctest.Steps{
		Create: resource.TestStep{Config: list(true, `["203.0.113.24", "198.51.100.1/27"]`), ConfigStateChecks: []statecheck.StateCheck{
			statecheck.ExpectKnownValue(allowlistAddress, tfjsonpath.New("addresses"), texts("203.0.113.24", "198.51.100.1/27")),
			statecheck.ExpectKnownValue(allowlistAddress, tfjsonpath.New("id"), knownvalue.StringExact("ip_allowlist")),
		}},
		Update: resource.TestStep{Config: list(false, `["203.0.113.24"]`)},
		Action: plancheck.ResourceActionUpdate,
	}), resource.TestStep{
		Config: list(false, `["203.0.113.24"]`) + look("ip_allowlist"),
		ConfigStateChecks: has("ip_allowlist", map[string]knownvalue.Check{
			"id": knownvalue.StringExact("ip_allowlist"), "enabled": knownvalue.Bool(false), "addresses": texts("203.0.113.24"),
		}),
	})...)
}

// calling has requests come from an address.
func calling(from string) acctest.Option {
	return func(_ *acctest.Workspace, options *emulator.Options) { options.CallerIP = from }
}

func manageAllowlist(t *testing.T, w *acctest.Workspace) *acctest.Managed {
	t.Helper()
	return acctest.Manage(t, w, "intercom_ip_allowlist", "/ip_allowlist")
}

func allowlist(enabled bool, addresses ...string) session.Config {
	return session.Config{"enabled": enabled, "addresses": slices.Concat([]string{}, addresses)}
}

// allows fails unless the workspace has an allowlist.
func allows(t *testing.T, w *acctest.Workspace, want string) {
	t.Helper()
	now := w.Do(http.MethodGet, "/ip_allowlist", nil)
	if got := fmt.Sprint(now["enabled"], now["ip_allowlist"]); got != want {
		t.Errorf("the allowlist is %s, not %s", got, want)
	}
}

// TestIPAllowlistAddressesAreCompared writes addresses in several ways, of which
// Intercom keeps one or makes another.
func TestIPAllowlistAddressesAreCompared(t *testing.T) {
	t.Parallel()
	for _, canonical := range []bool{false, true} {
		w := acctest.New(t, acctest.Quirks(emulator.Quirks{emulator.AllowlistCanonical: canonical}))
		m, written := manageAllowlist(t, w), allowlist(true, "192.0.2.7/32", "198.51.100.1/27", "198.51.100.0/27")
		m.Applies(written)
		m.Settled(written)
		m.Settled(allowlist(true, "192.0.2.7", "198.51.100.31/27"))
		imported := imports(t, manageAllowlist(t, w), "ip_allowlist")
		imported.Settled(written)
		imported.Settled(allowlist(true, "192.0.2.7", "198.51.100.31/27"))
		imported.Applies(allowlist(true, "192.0.2.8"))
		m.Applies(written) // what somebody changed is seen, and changed back
	}
}

// TestIPAllowlistThatIsThere creates one where there is one.
func TestIPAllowlistThatIsThere(t *testing.T) {
	t.Parallel()
	for _, enabled := range []bool{true, false} {
		w := acctest.New(t)
		w.Do(http.MethodPut, "/ip_allowlist", map[string]any{"enabled": enabled, "ip_allowlist": []string{"192.0.2.0/24"}})
		m := manageAllowlist(t, w)
		said := []string{"An IP allowlist that is enabled or has addresses exists already", "terraform import '<address of this resource>' 'ip_allowlist'"}
		m.Fails(allowlist(true, "192.0.2.7"), said...)
		m.Fails(allowlist(!enabled, "192.0.2.0/24"), said...)
		allows(t, w, fmt.Sprint(enabled, " [192.0.2.0/24]"))
		m.Applies(allowlist(enabled, "192.0.2.9/24")) // which is what there is
		other := imports(t, manageAllowlist(t, w), "ip_allowlist")
		other.Applies(allowlist(true, "192.0.2.7"))
		allows(t, w, "true [192.0.2.7]")
	}
}

// TestIPAllowlistTwice has two resources for the one allowlist.
func TestIPAllowlistTwice(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	one, other, config := manageAllowlist(t, w), manageAllowlist(t, w), allowlist(true, "192.0.2.7")
	bothAtOnce(t, one, other, config)
	one.Heard("An IP allowlist that Terraform manages exists already", "remove one")
}

// TestIPAllowlistPlans warns of what an allowlist is not for, and refuses what is no
// address.
func TestIPAllowlistPlans(t *testing.T) {
	t.Parallel()
	const open, shut = "The IP allowlist lets everybody in", "The IP allowlist keeps everybody out"
	for name, c := range map[string]struct {
		config session.Config
		said   string
	}{
		"empty":         {allowlist(true), open},
		"everything":    {allowlist(true, "192.0.2.7", "0.0.0.0/0"), open},
		"private":       {allowlist(true, "192.168.1.0/24", "10.0.0.1", "127.0.0.1"), shut},
		"partly":        {allowlist(true, "192.168.1.0/24", "192.0.2.7"), ""},
		"disabled":      {allowlist(false, "192.168.1.0/24"), ""},
		"a larger one":  {allowlist(true, "10.0.0.0/7"), ""},
		"not in use":    {allowlist(false), ""},
		"all, disabled": {allowlist(false, "0.0.0.0/0"), ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			m := manageAllowlist(t, acctest.New(t))
			if c.said == "" {
				m.Applies(c.config)
			} else {
				m.Applies(c.config, c.said)
			}
			m.Settled(c.config)
			if m.Said != "" {
				t.Errorf("what is there is warned of: %s", m.Said)
			}
		})
	}
	m := manageAllowlist(t, acctest.New(t))
	for _, wrong := range []string{"", "everybody", "2001:db8::1", "192.0.2.7/33", "192.0.2", "192.0.2.1-192.0.2.9"} {
		m.Fails(allowlist(true, wrong), "must be an IPv4 address")
	}
	w := acctest.New(t)
	w.Breaks(emulator.Fault{Pattern: "GET /ip_allowlist", Set: map[string]any{"ip_allowlist": []string{"2001:db8::1"}}})()
	imports(t, manageAllowlist(t, w), "ip_allowlist").Settled(allowlist(false, "2001:db8::1")) // what Intercom has
}

// TestIPAllowlistLocksOut enables one that lacks the address that Terraform sends
// from, and is kept out by one that somebody else changed.
func TestIPAllowlistLocksOut(t *testing.T) {
	t.Parallel()
	w := acctest.New(t, calling("192.0.2.7"))
	m := manageAllowlist(t, w)
	m.Fails(allowlist(true, "198.51.100.0/24"), "Cannot write the IP allowlist: Intercom answered 422 parameter_invalid", "Your IP (192.0.2.7) is not on the allowlist",
		"add it to addresses")
	allows(t, w, "false []")
	m.Applies(allowlist(true, "198.51.100.0/24", "192.0.2.0/29"))
	m.Fails(allowlist(true, "198.51.100.0/24"), "would lock you out")
	refusal := `{"type":"error.list","errors":[{"code":"forbidden","message":"Your IP address is not on the allowlist for API access"}]}`
	w.Breaks(emulator.Fault{Pattern: "*", Status: http.StatusForbidden, Body: &refusal})()
	m.Fails(allowlist(true, "192.0.2.7"), "Cannot read: Intercom answered 403 forbidden", "is not on the IP allowlist of the workspace", "intercom_ip_allowlist")
	tag := acctest.Manage(t, w, "intercom_tag", "/tags")
	tag.Fails(session.Config{"name": "Any"}, "is not on the IP allowlist of the workspace")
}

// TestIPAllowlistOnDestroy destroys one, and leaves one as it is.
func TestIPAllowlistOnDestroy(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	m := manageAllowlist(t, w)
	m.Applies(allowlist(true, "192.0.2.7"))
	m.Applies(nil, "The IP allowlist will be disabled", `set on_destroy to "keep"`)
	allows(t, w, "false []")
	keeping := allowlist(true, "192.0.2.7")
	m.Applies(keeping)
	keeping["on_destroy"] = "keep"
	w.ForgetRequests()
	m.Applies(keeping)
	if w.RequestCount(http.MethodPut, "/ip_allowlist") != 0 {
		t.Error("a setting of Terraform's is written")
	}
	m.Settled(keeping)
	m.Applies(nil)
	allows(t, w, "true [192.0.2.7]")
}

// TestIPAllowlistVersions asks in a version that has an allowlist.
func TestIPAllowlistVersions(t *testing.T) {
	t.Parallel()
	m := manageAllowlist(t, acctest.New(t))
	for _, version := range []string{"2.14", "2.16", "2.18", "Preview"} {
		m.Settings = session.Config{"api_version": version}
		m.Applies(allowlist(true, "192.0.2.7"))
		m.Applies(nil, "will be disabled")
	}
	m.Settings = session.Config{"api_version": "2.13"}
	m.Fails(allowlist(true, "192.0.2.7"), `intercom_ip_allowlist requires api_version "2.14" or newer`)
}
