package emulator

import "testing"

func TestIPAllowlist(t *testing.T) {
	t.Parallel()
	w := New(Options{CallerIP: "192.0.2.7"})
	life(t, w, "2.16",
		step{"GET /ip_allowlist", "", `200 {"enabled":false,"ip_allowlist":[],"type":"ip_allowlist"}`},
		step{"PUT /ip_allowlist", `{"enabled":true}`, "200"}, // which lets everybody in
		step{"PUT /ip_allowlist", `{"ip_allowlist":["198.51.100.0/24"]}`, "422 Your IP (192.0.2.7) is not on the allowlist. Saving would lock you out of this workspace."},
		step{"PUT /ip_allowlist", `{"ip_allowlist":["192.0.2.0/29","2001:db8::1"]}`, "422"},
		step{"PUT /ip_allowlist", `{"ip_allowlist":["192.0.2.0/29"]}`, `200 {"enabled":true,"ip_allowlist":["192.0.2.0/29"],`},
	)
	w.options.CallerIP = "192.0.2.8"
	life(t, w, "2.16", step{"GET /me", "", "403 Your IP address is not on the allowlist for API access"})
	for version, want := range map[string]string{"2.13": "400", "2.14": "200", "2.18": "200", "Preview": "400"} {
		life(t, New(Options{}), version, step{"GET /ip_allowlist", "", want})
	}
	life(t, with(AllowlistInPreview, true), "Preview", step{"GET /ip_allowlist", "", "200"})
	life(t, with(AllowlistCanonical, true), "2.16", step{
		"PUT /ip_allowlist", `{"ip_allowlist":["192.0.2.9/24","192.0.2.7/32","192.0.2.7"]}`, `200 "ip_allowlist":["192.0.2.0/24","192.0.2.7"]`,
	})
}
