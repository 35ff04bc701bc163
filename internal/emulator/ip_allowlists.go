package emulator

import (
	"fmt"
	"net/http"
	"net/netip"
	"slices"
)

// Quirks of the IP allowlist.
var (
	AllowlistInPreview = quirk("AllowlistInPreview", off,
		"the IP allowlist is there in Preview",
		"a page of the reference has it in Preview, the description of Preview has not")
	AllowlistCanonical = quirk("AllowlistCanonical", off,
		"entries of the IP allowlist are stored in one form: the bits of a range that say nothing are 0, one address is none, and nothing is there twice",
		"documented nowhere")
)

// ipAllowlist is the one of a workspace.
type ipAllowlist struct {
	enabled bool
	entries []string
}

func (w *Workspace) ipAllowlistRoutes() {
	const since, path = "2.14", "/ip_allowlist"
	described := func(answer handler) handler {
		return func(r *request) (any, error) {
			if r.version == preview && !w.has(AllowlistInPreview) {
				return nil, fail(http.StatusBadRequest, "intercom_version_invalid", "The requested resource does not exist in the API version Preview")
			}
			return answer(r)
		}
	}
	w.handle(since, "GET "+path, described(func(*request) (any, error) { return w.ipAllowlist.encode(), nil }))
	w.handle(since, "PUT "+path, described(w.writeIPAllowlist))
}

// writeIPAllowlist replaces what a request has. Nothing is required of it, by the
// description.
func (w *Workspace) writeIPAllowlist(r *request) (any, error) {
	var in struct {
		Type    string    `json:"type"`
		Enabled *bool     `json:"enabled"`
		Entries *[]string `json:"ip_allowlist"`
	}
	if err := r.decode(&in); err != nil {
		return nil, err
	}
	now := w.ipAllowlist
	set(&now.enabled, in.Enabled)
	set(&now.entries, in.Entries)
	for i, entry := range now.entries {
		prefix, err := netip.ParsePrefix(entry)
		if address, alone := netip.ParseAddr(entry); alone == nil {
			prefix, err = address.Prefix(address.BitLen())
		}
		if err != nil || !prefix.Addr().Is4() { // a help article says that only IPv4 counts
			return nil, fail(http.StatusUnprocessableEntity, "parameter_invalid", fmt.Sprintf("%s is not a valid IP address or range", entry))
		}
		if w.has(AllowlistCanonical) {
			now.entries = slices.Clone(now.entries)
			if now.entries[i] = prefix.Masked().String(); prefix.IsSingleIP() {
				now.entries[i] = prefix.Addr().String()
			}
		}
	}
	if w.has(AllowlistCanonical) {
		slices.Sort(now.entries)
		now.entries = slices.Compact(now.entries)
	}
	if caller := w.options.CallerIP; !now.admits(caller) {
		return nil, fail(http.StatusUnprocessableEntity, "parameter_invalid",
			fmt.Sprintf("Your IP (%s) is not on the allowlist. Saving would lock you out of this workspace.", caller))
	}
	w.ipAllowlist = now
	return now.encode(), nil
}

// admits says whether requests from an address are answered. A list that is enabled
// and empty keeps nobody out, a help article says.
func (l ipAllowlist) admits(caller string) bool {
	address, err := netip.ParseAddr(caller)
	if err != nil || !l.enabled || len(l.entries) == 0 {
		return true
	}
	return slices.ContainsFunc(l.entries, func(entry string) bool {
		prefix, err := netip.ParsePrefix(entry)
		return err == nil && prefix.Contains(address) || entry == address.String()
	})
}

func (l ipAllowlist) encode() object {
	entries := []any{}
	for _, entry := range l.entries {
		entries = append(entries, entry)
	}
	return object{"type": "ip_allowlist", "enabled": l.enabled, "ip_allowlist": entries}
}
