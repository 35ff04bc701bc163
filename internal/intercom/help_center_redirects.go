package intercom

import (
	"context"
	"fmt"
	"iter"
	"strings"
)

// HelpCenterRedirect leads from an old address of a help center to an article or a
// collection.
type HelpCenterRedirect struct {
	Object
	HelpCenterID ID     `json:"help_center_id"`
	FromURL      string `json:"from_url"`
	Locale       string `json:"locale"` // that of a translation which exists
	TargetType   string `json:"target_type"`
	TargetID     ID     `json:"target_id"`
	CreatedAt    Time   `json:"created_at"`
	UpdatedAt    Time   `json:"updated_at"`
}

// HelpCenterRedirectInput is what a redirect is made of.
type HelpCenterRedirectInput struct {
	FromURL    string `json:"from_url"`
	Locale     string `json:"locale"`
	TargetType string `json:"target_type"` // article or collection
	TargetID   string `json:"target_id"`
}

const redirectsPerPage = "250"

// HelpCenterRedirectsSince is the first version that has redirects.
var HelpCenterRedirectsSince = MustVersion("2.16")

// HelpCenterRedirects reads and writes the redirects of help centers. None can be
// changed.
type HelpCenterRedirects struct {
	c                                      *Client
	*perParent[*paged[HelpCenterRedirect]] // of each help center
}

func newHelpCenterRedirects(c *Client) HelpCenterRedirects {
	return HelpCenterRedirects{c, newPerParent(func(helpCenterID string) *paged[HelpCenterRedirect] {
		return pages[HelpCenterRedirect](c, "help_center", "help_centers", helpCenterID, "redirects").numbered(redirectsPerPage)
	})}
}

// RedirectKey is what a redirect's address is told by. Whether Intercom minds its case
// or a last slash is not documented.
func RedirectKey(fromURL string) string { return AnyCase.Key(strings.TrimRight(fromURL, "/")) }

// SameRedirect says whether two addresses are one to redirect from.
func SameRedirect(one, other string) bool { return RedirectKey(one) == RedirectKey(other) }

// All lists the redirects of a help center.
func (s HelpCenterRedirects) All(ctx context.Context, helpCenterID string) iter.Seq2[*HelpCenterRedirect, error] {
	return s.of(helpCenterID).all(ctx)
}

// Get returns one redirect.
func (s HelpCenterRedirects) Get(ctx context.Context, helpCenterID, id string) (*HelpCenterRedirect, error) {
	return s.of(helpCenterID).get(ctx, id)
}

// Holder is the redirect, among those that were read already, that leads from an
// address; nil for none.
func (s HelpCenterRedirects) Holder(helpCenterID, fromURL string) *HelpCenterRedirect {
	return s.of(helpCenterID).find(func(redirect *HelpCenterRedirect) bool { return SameRedirect(redirect.FromURL, fromURL) })
}

// Create makes a redirect. Where there is one from the address already, it fails
// with a *TakenError. Intercom sees to that itself, so that a repetition makes none.
func (s HelpCenterRedirects) Create(ctx context.Context, helpCenterID string, input HelpCenterRedirectInput) (*HelpCenterRedirect, error) {
	r := post(input, "help_center", "help_centers", helpCenterID, "redirects").creates().must(showing("from_url", func(made *HelpCenterRedirect) bool {
		return SameRedirect(input.FromURL, made.FromURL)
	}))
	made, err := unlessTaken(func() (*HelpCenterRedirect, error) {
		made, err := call[HelpCenterRedirect](ctx, s.c, r)
		return s.of(helpCenterID).written("", made, err)
	}, func(refusal error) *TakenError {
		taken := holder(s.All(ctx, helpCenterID), func(redirect *HelpCenterRedirect) bool { return SameRedirect(redirect.FromURL, input.FromURL) })
		if taken == nil {
			return nil
		}
		return &TakenError{Kind: "redirect", Key: fmt.Sprintf("from %q", taken.FromURL), ID: helpCenterID + "/" + taken.identity(), Err: refusal}
	})
	return made, candidates(err, fmt.Sprintf("redirect from %q", input.FromURL), s.All(ctx, helpCenterID), func(found *HelpCenterRedirect) string {
		if !SameRedirect(found.FromURL, input.FromURL) {
			return ""
		}
		return helpCenterID + "/" + found.identity()
	})
}

// Delete deletes a redirect.
func (s HelpCenterRedirects) Delete(ctx context.Context, helpCenterID, id string) error {
	list := s.of(helpCenterID)
	return list.deleted(id, end(ctx, s.c, remove("help_center", "help_centers", helpCenterID, "redirects", id), id, saysDeleted, func() error {
		_, err := list.one(ctx, id)
		return err
	}))
}
