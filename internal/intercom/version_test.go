package intercom

import (
	"net/http"
	"testing"
)

// TestSince holds what versions lack to being asked for in Preview, and
// everything else to the configured version.
func TestSince(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		configured string
		first      Version
		sent       string
	}{
		{"2.16", Version{}, "2.16"},
		{"2.16", MustVersion("2.16"), "2.16"},
		{"2.16", MustVersion("2.17"), "Preview"},
		{"2.16", Preview, "Preview"},
		{"2.17", MustVersion("2.17"), "2.17"},
		{"2.18", Preview, "Preview"},
		{"Preview", MustVersion("2.17"), "Preview"},
	} {
		transport := answering(reply(http.StatusOK, `{"id":"1"}`))
		c := newClient(t, transport, func(config *Config) { config.Version = MustVersion(test.configured) })
		_, err := call[Object](t.Context(), c, get("things").since(test.first).child("1"))
		if sent := transport.calls[0].header.Get("Intercom-Version"); err != nil || sent != test.sent {
			t.Errorf("%s for what there is since %v: %q, %v", test.configured, test.first, sent, err)
		}
	}
}
