package intercom

import (
	"context"
	"errors"
	"iter"
	"net/netip"
	"slices"
)

// IPAllowlistSince is the first version that has the IP allowlist.
var IPAllowlistSince = MustVersion("2.14")

// ipAllowlistUntil is the last version whose description has it. A page of the
// reference has it in Preview too, the description of Preview has not.
var ipAllowlistUntil = MustVersion("2.16")

// IPAllowlistID stands for the id that Intercom does not give the one allowlist of a
// workspace.
const IPAllowlistID = "ip_allowlist"

// IPAllowlist are the addresses from which requests to the API are answered.
type IPAllowlist struct {
	Enabled   *bool    `json:"enabled"`
	Addresses []string `json:"ip_allowlist"` // IPv4, each alone or as a range in CIDR notation
}

func (IPAllowlist) identity() string { return IPAllowlistID }

// IsUnused says whether an allowlist is as in a workspace that has never had one.
func (a *IPAllowlist) IsUnused() bool { return !*a.Enabled && len(a.Addresses) == 0 }

// IPAllowlistInput is what can be written of the allowlist: all of it, every time.
type IPAllowlistInput struct {
	Enabled   bool     `json:"enabled"`
	Addresses []string `json:"ip_allowlist"` // not nil
}

// Same says whether an allowlist is what an input makes of it.
func (in IPAllowlistInput) Same(found *IPAllowlist) bool {
	return in.Enabled == *found.Enabled && SameAddresses(in.Addresses, found.Addresses)
}

// IPAllowlists reads and writes the one IP allowlist of the workspace.
type IPAllowlists struct {
	c     *Client
	cache *snapshot[IPAllowlist]
}

func newIPAllowlists(c *Client) IPAllowlists {
	s := IPAllowlists{c, listing[IPAllowlist](c, get("ip_allowlist"))}
	s.cache.fetch = func(ctx context.Context) iter.Seq2[*IPAllowlist, error] {
		return func(yield func(*IPAllowlist, error) bool) { yield(s.call(ctx, s.cache.first)) }
	}
	return s
}

// All lists the one allowlist.
func (s IPAllowlists) All(ctx context.Context) iter.Seq2[*IPAllowlist, error] {
	return s.cache.all(ctx)
}

// Get returns the allowlist, by the id that stands for it.
func (s IPAllowlists) Get(ctx context.Context, id string) (*IPAllowlist, error) {
	return s.cache.get(ctx, id)
}

// Create writes the allowlist where it is unused, or is what it is to be already. Else
// it fails with a *TakenError.
func (s IPAllowlists) Create(ctx context.Context, input IPAllowlistInput) (*IPAllowlist, error) {
	release, err := s.c.claim(ctx, IPAllowlistID)
	if err != nil {
		return nil, err
	}
	defer release()
	found, err := s.cache.ask(ctx, IPAllowlistID)
	switch {
	case err != nil:
		return nil, err
	case input.Same(found):
		return s.cache.written(found, nil)
	case !found.IsUnused():
		return nil, &TakenError{Kind: "IP allowlist", Key: "that is enabled or has addresses", ID: IPAllowlistID}
	}
	return s.Set(ctx, input)
}

// Set writes the allowlist. Intercom refuses one that would keep the caller out.
func (s IPAllowlists) Set(ctx context.Context, input IPAllowlistInput) (*IPAllowlist, error) {
	return s.cache.written(s.call(ctx, put(input, "ip_allowlist").
		must(showing("enabled", func(written *IPAllowlist) bool { return *written.Enabled == input.Enabled }))))
}

func (s IPAllowlists) call(ctx context.Context, r request) (*IPAllowlist, error) {
	told := func(answer any) error {
		if found, ok := answer.(*IPAllowlist); ok && found.Enabled == nil {
			return errors.New("it does not say whether the allowlist is enabled")
		}
		return nil
	}
	r.checks = append([]func(any) error{told}, r.checks...) // the others rely on it
	return call[IPAllowlist](ctx, s.c, r.until(ipAllowlistUntil))
}

// SameAddresses says whether two lists let the same addresses in, as far as each entry
// of one is an entry of the other, however it is written. Whether Intercom writes
// "192.0.2.1/24" as "192.0.2.0/24" is described nowhere.
func SameAddresses(one, other []string) bool {
	return slices.Equal(canonicalAddresses(one), canonicalAddresses(other))
}

func canonicalAddresses(texts []string) []string {
	var canonical []string
	for _, text := range texts {
		if prefix, err := ParseAddresses(text); err == nil {
			text = prefix.String()
		}
		canonical = append(canonical, text)
	}
	slices.Sort(canonical)
	return slices.Compact(canonical)
}

// ParseAddresses reads an address, or a range of them in CIDR notation.
func ParseAddresses(text string) (netip.Prefix, error) {
	if prefix, err := netip.ParsePrefix(text); err == nil {
		return prefix.Masked(), nil
	}
	address, err := netip.ParseAddr(text)
	if err != nil {
		return netip.Prefix{}, errors.New("it is neither an IP address nor a range of them in CIDR notation")
	}
	return address.Prefix(address.BitLen())
}
