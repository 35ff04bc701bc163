package emulator

import (
	"net/http"
	"time"
)

// Quirks of external pages.
var (
	DeletedPagesStay = quirk("DeletedPagesStay", off,
		"an external page that was deleted is answered still, without its text, in place of 404",
		"the answer to its deletion is the page without text; what becomes of it later is documented nowhere")
	PagesAvailableByDefault = quirk("PagesAvailableByDefault", on,
		"an external page that says nothing of its availability is available to all AI agents",
		"the example of a creation; its schema says that the default is false")
	PageHTMLRewritten = quirk("PageHTMLRewritten", off,
		"the text of an external page is rewritten as that of an article is, in place of kept as it was sent",
		"all examples have it as it was sent; articles, news and notes are rewritten")
)

// SamplePageID is a page of SampleSourceID.
const SamplePageID = "18"

type externalPage struct {
	id, sourceID, externalID, title, html, url, locale string
	aiAgent, aiCopilot, aiSales                        bool
	audienceIDs                                        []string     // of its own, which no answer has
	tags                                               []appliedTag // which the search goes by
	createdAt, updatedAt                               int64
}

func (w *Workspace) externalPageRoutes() {
	const path = "/ai/external_pages"
	w.handle(aiContentSince, "GET "+path, func(r *request) (any, error) {
		return aiContent(r, &w.externalPages, (*externalPage).encode), nil
	})
	w.handle(aiContentSince, "POST "+path, w.saveExternalPage)
	w.handle(aiContentSince, "GET "+path+"/{id}", func(r *request) (any, error) {
		found, err := w.externalPageAt(r)
		if err != nil {
			return nil, err
		}
		return found.encode(), nil
	})
	w.handle(aiContentSince, "PUT "+path+"/{id}", w.updateExternalPage)
	w.handle(aiContentSince, "DELETE "+path+"/{id}", func(r *request) (any, error) {
		found, err := w.externalPageAt(r)
		if err != nil {
			return nil, err
		}
		if found.html = ""; !w.has(DeletedPagesStay) {
			w.externalPages.delete(found.id)
		}
		return found.encode(), nil
	})
}

// externalPageAt is a page by the id in the path. [?] No description says what the
// answer is where there is none.
func (w *Workspace) externalPageAt(r *request) (*externalPage, error) {
	found, ok := w.externalPages.get(r.PathValue("id"))
	if !ok {
		return nil, notFound("External Page Not Found")
	}
	return found, nil
}

type externalPageInput struct {
	Title           string     `json:"title"`
	HTML            string     `json:"html"`
	URL             *string    `json:"url"`
	Locale          string     `json:"locale"`
	SourceID        flexibleID `json:"source_id"`
	ExternalID      string     `json:"external_id"`
	AIAgent         *bool      `json:"ai_agent_availability"`
	AICopilot       *bool      `json:"ai_copilot_availability"`
	AISales         *bool      `json:"ai_sales_agent_availability"`
	FinAvailability *bool      `json:"fin_availability"`
}

// availableSince is the first version whose PUT takes a page without a URL, in a
// locale other than English, and its availability.
const availableSince = "2.17"

// externalPageInput reads a write. [?] The codes of the refusals are inferences.
func (w *Workspace) externalPageInput(r *request) (externalPageInput, error) {
	var in externalPageInput
	if err := r.decode(&in); err != nil {
		return in, err
	}
	if r.version != preview {
		in.AISales = nil
	}
	invalid := func(message string) error { return fail(http.StatusBadRequest, "parameter_invalid", message) }
	source, known := w.contentImportSources.get(string(in.SourceID))
	switch {
	case in.Title == "" || in.HTML == "":
		return in, fail(http.StatusBadRequest, "parameter_not_found", "title and html are required")
	case in.Locale != "en" && (in.Locale == "" || r.version < parseVersion(availableSince)):
		return in, invalid("locale is not valid")
	case !known:
		return in, invalid("source_id is not valid")
	case source.syncBehavior != "api":
		return in, invalid("external pages can only be written for sources that are synced by the API")
	}
	return in, nil
}

// saveExternalPage writes the page that a source has with an external id, or makes
// one.
func (w *Workspace) saveExternalPage(r *request) (any, error) {
	in, err := w.externalPageInput(r)
	if err != nil {
		return nil, err
	}
	if in.ExternalID == "" {
		return nil, fail(http.StatusBadRequest, "parameter_not_found", "external_id is required")
	}
	for page := range w.externalPages.all {
		if page.sourceID == string(in.SourceID) && page.externalID == in.ExternalID && page.html != "" {
			w.writeExternalPage(page, in)
			return page.encode(), nil
		}
	}
	all := w.has(PagesAvailableByDefault)
	page := &externalPage{
		id: w.nextID(), sourceID: string(in.SourceID), externalID: in.ExternalID, aiAgent: all, aiCopilot: all, aiSales: all, createdAt: time.Now().Unix(),
	}
	w.writeExternalPage(page, in)
	w.externalPages.put(page.id, page)
	return page.encode(), nil
}

// updateExternalPage is what 2.17 says of it: what of the URL is left out is
// removed. Until then a URL is required and the availability not known.
func (w *Workspace) updateExternalPage(r *request) (any, error) {
	found, err := w.externalPageAt(r)
	if err != nil {
		return nil, err
	}
	in, err := w.externalPageInput(r)
	if err != nil {
		return nil, err
	}
	if r.version < parseVersion(availableSince) {
		if in.URL == nil {
			return nil, fail(http.StatusBadRequest, "parameter_not_found", "url is required")
		}
		in.AIAgent, in.AICopilot = nil, nil
	}
	found.url = ""
	w.writeExternalPage(found, in)
	return found.encode(), nil
}

func (w *Workspace) writeExternalPage(page *externalPage, in externalPageInput) {
	page.title, page.html, page.locale, page.updatedAt = in.Title, in.HTML, in.Locale, time.Now().Unix()
	if w.has(PageHTMLRewritten) {
		page.html = w.renderedHTML(in.HTML).html
	}
	set(&page.url, in.URL)
	set(&page.aiAgent, in.AIAgent)
	set(&page.aiCopilot, in.AICopilot)
	set(&page.aiSales, in.AISales)
}

func (p *externalPage) encode() object {
	encoded := object{
		"type": "external_page", "id": p.id, "title": p.title, "html": p.html, "locale": p.locale, "source_id": asNumber(p.sourceID), "external_id": p.externalID,
		"ai_agent_availability": p.aiAgent, "ai_copilot_availability": p.aiCopilot, "ai_sales_agent_availability": p.aiSales, "fin_availability": p.aiAgent,
		"created_at": p.createdAt, "updated_at": p.updatedAt, "last_ingested_at": p.updatedAt,
	}
	if p.url != "" {
		encoded["url"] = p.url
	}
	return encoded
}
