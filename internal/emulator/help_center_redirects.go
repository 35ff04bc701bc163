package emulator

import (
	"fmt"
	"net/http"
	"slices"
	"strings"
	"time"
)

// Quirks of redirects.
var RedirectURLsNormalised = quirk("RedirectURLsNormalised", off,
	"the address that a redirect leads from is stored in lower case and without a last slash",
	"documented nowhere")

// helpCenterRedirect leads from an old address to an article or a collection.
type helpCenterRedirect struct {
	id, helpCenterID, fromURL, locale, targetType, targetID string
	createdAt                                               int64
}

// redirectsSince is the first version that has them.
const redirectsSince = "2.16"

func (w *Workspace) helpCenterRedirectRoutes() {
	const all = "/help_center/help_centers/{help_center_id}/redirects"
	w.handle(redirectsSince, "GET "+all, func(r *request) (any, error) {
		h, err := w.helpCenterAt(r)
		if err != nil {
			return nil, err
		}
		const usual, most = 50, 250
		var found []*helpCenterRedirect
		for redirect := range w.helpCenterRedirects.all {
			if redirect.helpCenterID == h.id {
				found = append(found, redirect)
			}
		}
		page, pages := numbered(r, found, usual, most)
		return object{"type": "list", "data": encoded(page, (*helpCenterRedirect).encode), "total_count": len(found), "pages": pages}, nil
	})
	w.handle(redirectsSince, "GET "+all+"/{id}", func(r *request) (any, error) {
		found, err := w.redirectAt(r)
		if err != nil {
			return nil, err
		}
		return found.encode(), nil
	})
	w.handle(redirectsSince, "POST "+all, w.addRedirect)
	w.handle(redirectsSince, "DELETE "+all+"/{id}", func(r *request) (any, error) {
		found, err := w.redirectAt(r)
		if err != nil {
			return nil, err
		}
		w.helpCenterRedirects.delete(found.id)
		return object{"id": found.id, "object": "help_center_redirect", "deleted": true}, nil
	})
}

func (w *Workspace) helpCenterAt(r *request) (*helpCenter, error) {
	found, ok := w.helpCenters.get(r.PathValue("help_center_id"))
	if !ok {
		return nil, notFound("Help center not found")
	}
	return found, nil
}

func (w *Workspace) redirectAt(r *request) (*helpCenterRedirect, error) {
	h, err := w.helpCenterAt(r)
	if err != nil {
		return nil, err
	}
	found, ok := w.helpCenterRedirects.get(r.PathValue("id"))
	if !ok || found.helpCenterID != h.id {
		return nil, notFound("Redirect not found")
	}
	return found, nil
}

// addRedirect makes a redirect. All of its refusals are described.
func (w *Workspace) addRedirect(r *request) (any, error) {
	h, err := w.helpCenterAt(r)
	if err != nil {
		return nil, err
	}
	var in struct {
		FromURL    string     `json:"from_url"`
		Locale     string     `json:"locale"`
		TargetType string     `json:"target_type"`
		TargetID   flexibleID `json:"target_id"`
	}
	if err := r.decode(&in); err != nil {
		return nil, err
	}
	for name, value := range map[string]string{"from_url": in.FromURL, "locale": in.Locale, "target_type": in.TargetType, "target_id": string(in.TargetID)} {
		if value == "" {
			return nil, fail(http.StatusBadRequest, "parameter_not_found", name+" is a required parameter")
		}
	}
	made := &helpCenterRedirect{
		helpCenterID: h.id, fromURL: in.FromURL, locale: in.Locale, targetType: in.TargetType, targetID: string(in.TargetID), createdAt: time.Now().Unix(),
	}
	switch {
	case !slices.Contains([]string{"article", "collection"}, in.TargetType):
		return nil, fail(http.StatusBadRequest, "parameter_invalid", "target_type must be article or collection")
	case !w.redirectable(made):
		return nil, notFound(fmt.Sprintf("%s not found", in.TargetType))
	case !strings.HasPrefix(strings.ToLower(in.FromURL), h.address()):
		return nil, fail(http.StatusUnprocessableEntity, "data_invalid", "from_url is not a URL of the help center")
	}
	if w.has(RedirectURLsNormalised) {
		made.fromURL = strings.TrimRight(strings.ToLower(made.fromURL), "/")
	}
	for other := range w.helpCenterRedirects.all {
		if other.helpCenterID == h.id && strings.EqualFold(strings.TrimRight(other.fromURL, "/"), strings.TrimRight(made.fromURL, "/")) {
			return nil, fail(http.StatusConflict, "resource_conflict", "A redirect from this URL already exists")
		}
	}
	// A translation that does not exist falls back to the one that does.
	if !slices.Contains(h.locales, made.locale) {
		made.locale = h.locales[0]
	}
	made.id = w.nextID()
	w.helpCenterRedirects.put(made.id, made)
	return made.encode(), nil
}

// redirectable says whether the target is there, and in the help center. An article
// is taken for one of every help center [?].
func (w *Workspace) redirectable(r *helpCenterRedirect) bool {
	if r.targetType == "article" {
		_, ok := w.articles.get(r.targetID)
		return ok
	}
	found, ok := w.collections.get(r.targetID)
	return ok && found.helpCenterID == r.helpCenterID
}

func (r *helpCenterRedirect) encode() object {
	return object{
		"type": "help_center_redirect", "id": r.id, "help_center_id": r.helpCenterID, "from_url": r.fromURL, "locale": r.locale,
		"target_type": r.targetType, "target_id": r.targetID, "created_at": r.createdAt, "updated_at": r.createdAt,
	}
}

func (w *Workspace) sampleHelpCenterRedirects() {
	w.helpCenterRedirects.put(SampleRedirectID, &helpCenterRedirect{
		id: SampleRedirectID, helpCenterID: SampleHelpCenterID, fromURL: "https://intercom.help/acme-help/old/start", locale: "en",
		targetType: "collection", targetID: SampleCollectionID, createdAt: created.Unix(),
	})
}
