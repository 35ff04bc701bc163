package emulator

import (
	"net/http"
	"slices"
)

// Quirks of the companies of a contact.
var (
	ContactCompaniesKey = quirk("ContactCompaniesKey", off,
		`the list of a contact's companies is called "companies", not "data"`,
		`the schema, and newer SDKs; the example and intercom-ruby say "data"`)
)

// mostContactCompanies is how many companies a contact can have.
const mostContactCompanies = 1000

func (w *Workspace) contactCompanyRoutes() {
	w.handle(oldest, "GET /contacts/{id}/companies", w.onContact(func(c *contact, r *request) (any, error) {
		page, pages := numbered(r, w.companiesOf(c), 50, mostPerPage)
		items := encoded(page, func(one *company) object { return w.encodeCompany(one, false) })
		// The schema calls the list companies, the example data.
		key := "data"
		if w.has(ContactCompaniesKey) {
			key = "companies"
		}
		return object{"type": "list", key: items, "total_count": len(c.companies), "pages": pages}, nil
	}))
	w.handle(oldest, "POST /contacts/{id}/companies", w.onContact(w.attachCompany))
	w.handle(oldest, "DELETE /contacts/{id}/companies/{company}", w.onContact(func(c *contact, r *request) (any, error) {
		found, ok := w.companies.get(r.PathValue("company"))
		if !ok || !slices.Contains(c.companies, found.id) {
			return nil, noCompany()
		}
		c.detach(found.id)
		return w.encodeCompany(found, false), nil
	}))
}

// attachCompany does nothing where the contact has the company already. [?] That
// is how everything else is attached.
func (w *Workspace) attachCompany(c *contact, r *request) (any, error) {
	var in struct {
		ID flexibleID `json:"id"`
	}
	if err := r.decode(&in); err != nil {
		return nil, err
	}
	found, ok := w.companies.get(string(in.ID))
	switch {
	case in.ID == "":
		return nil, fail(http.StatusBadRequest, "parameter_not_found", "company not specified")
	case !ok || found.archived:
		return nil, noCompany()
	case slices.Contains(c.companies, found.id):
	case len(c.companies) >= mostContactCompanies:
		return nil, fail(http.StatusBadRequest, "contact_company_limit_exceeded", "Contact has reached the maximum of 1000 company associations")
	default:
		c.companies = append(c.companies, found.id)
	}
	return w.encodeCompany(found, r.version == preview), nil
}

func (c *contact) detach(companyID string) {
	c.companies = slices.DeleteFunc(c.companies, func(other string) bool { return other == companyID })
}

// companiesOf are the companies of a contact.
func (c *contents) companiesOf(of *contact) []*company {
	var found []*company
	for _, id := range of.companies {
		one, _ := c.companies.get(id)
		found = append(found, one)
	}
	return found
}

// embedCompanies puts the first of a contact's companies into what says where
// the rest is.
func embedCompanies(c *contact, into object) {
	const most = 10
	items := []any{}
	for _, id := range c.companies[:min(len(c.companies), most)] {
		items = append(items, object{"type": "company", "id": id, "url": "/companies/" + id})
	}
	into["data"], into["total_count"], into["has_more"] = items, len(c.companies), len(c.companies) > most
}
