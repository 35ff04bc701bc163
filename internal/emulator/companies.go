package emulator

import (
	"errors"
	"fmt"
	"math"
	"net/http"
	"slices"
	"strings"
	"time"
)

// Quirks of companies.
var (
	DeletedCompaniesLinger = quirk("DeletedCompaniesLinger", off,
		"a deleted company goes on being answered, by its id and its company_id, as one whose archiving is not done; POST /companies brings it back",
		"archiving is described to take time, not for how long")
	DeletedCompaniesReturn = quirk("DeletedCompaniesReturn", off,
		"POST /companies brings back a company that was deleted, under its old id",
		"documented nowhere")
	CompaniesFoundWithUsers = quirk("CompaniesFoundWithUsers", off,
		"looking a company up by name or company_id finds only one that has users, as lists do",
		"documented nowhere")
	CompanyLookupBare = quirk("CompanyLookupBare", off,
		"looking a company up by name or company_id answers with the company, not with a list",
		"the prose of the description, against its schema")
	CompanyTextsStay = quirk("CompanyTextsStay", off,
		"an empty text changes nothing of a company",
		"documented nowhere")
)

type company struct {
	id, companyID, name, plan, website, industry string
	size, monthlySpend                           int64
	archived                                     bool
	tags                                         map[string]bool
	custom                                       map[string]any
	remoteCreatedAt, createdAt, updatedAt        int64
	searchableAt                                 time.Time
}

const (
	// usualCompanies and mostCompanies are on a page. [?] Only the first is
	// described, twice and differently; the most is that of other lists.
	usualCompanies, mostCompanies = 15, 60
	// listedCompanies is how far lists with pages reach.
	listedCompanies = 10_000
)

func (w *Workspace) companyRoutes() {
	w.handle(oldest, "GET /companies", w.findCompanies)
	w.handle(oldest, "POST /companies", w.saveCompany)
	w.handle(oldest, "POST /companies/list", func(r *request) (any, error) {
		return w.companyPage(r, w.listableCompanies(func(*company) bool { return true })), nil
	})
	w.handle(oldest, "GET /companies/scroll", w.scrollCompanies)
	w.handle("Preview", "POST /companies/search", w.searchCompanies)
	w.handle(oldest, "GET /companies/{id}", w.onCompany(func(c *company, r *request) (any, error) {
		return w.encodeCompany(c, r.version == preview), nil
	}))
	w.handle(oldest, "PUT /companies/{id}", w.onCompany(func(c *company, r *request) (any, error) {
		var in companyInput
		if err := r.decodeCompany(&in); err != nil {
			return nil, err
		}
		if err := w.writeCompany(c, &in); err != nil {
			return nil, err
		}
		return w.encodeCompany(c, r.version == preview), nil
	}))
	w.handle(oldest, "DELETE /companies/{id}", w.onCompany(func(c *company, _ *request) (any, error) {
		c.archived = true
		for person := range w.contacts.all {
			person.detach(c.id)
		}
		return object{"id": c.id, "object": "company", "deleted": true}, nil
	}))
	w.handle(oldest, "GET /companies/{id}/contacts", w.onCompany(func(c *company, r *request) (any, error) {
		page, pages := numbered(r, w.usersOf(c), 50, mostPerPage)
		items := encoded(page, func(person *contact) object { return w.encodeContact(person, r.version, false) })
		return object{"type": "list", "data": items, "total_count": len(w.usersOf(c)), "pages": pages}, nil
	}))
	w.handle(oldest, "GET /companies/{id}/segments", w.onCompany(func(c *company, _ *request) (any, error) {
		return list(rowsWhere(&w.segments, func(s *segment) bool { return s.hasCompany(c) }, (*segment).encode)), nil
	}))
}

// onCompany answers about the company that the path names, by Intercom's id.
// [?] Whether one that was deleted is still answered, and for how long, is not
// known: its archiving takes time.
func (w *Workspace) onCompany(answer func(*company, *request) (any, error)) handler {
	return func(r *request) (any, error) {
		found, ok := w.companies.get(r.PathValue("id"))
		if !ok || found.archived && !w.has(DeletedCompaniesLinger) {
			return nil, noCompany()
		}
		return answer(found, r)
	}
}

func noCompany() error {
	return fail(http.StatusNotFound, "company_not_found", "Company Not Found")
}

// usersOf are the contacts of a company that count.
func (c *contents) usersOf(of *company) []*contact {
	var users []*contact
	for person := range c.contacts.all {
		if !person.archived && person.mergedInto == "" && slices.Contains(person.companies, of.id) {
			users = append(users, person)
		}
	}
	return users
}

// listableCompanies leaves out the companies without users, which are in no
// list and no search.
func (c *contents) listableCompanies(wanted func(*company) bool) []*company {
	listed := []*company{}
	for one := range c.companies.all {
		if !one.archived && wanted(one) && len(c.usersOf(one)) > 0 {
			listed = append(listed, one)
		}
	}
	return listed
}

func (w *Workspace) companyPage(r *request, found []*company) object {
	page, pages := numbered(r, found[:min(len(found), listedCompanies)], usualCompanies, mostCompanies)
	items := encoded(page, func(c *company) object { return w.encodeCompany(c, r.version == preview) })
	return object{"type": "list", "data": items, "total_count": len(found), "pages": pages}
}

// findCompanies answers for one name or company_id with one company, says the
// prose, or with a list, says the schema; for a tag or a segment with a list.
// Either way 404 is described for what is not found.
func (w *Workspace) findCompanies(r *request) (any, error) {
	query := r.URL.Query()
	name, companyID := query.Get("name"), query.Get("company_id")
	if name == "" && companyID == "" {
		return w.companyPage(r, w.listableCompanies(func(c *company) bool {
			within, _ := w.segments.get(query.Get("segment_id"))
			return (query.Get("tag_id") == "" || c.tags[query.Get("tag_id")]) &&
				(query.Get("segment_id") == "" || within != nil && within.hasCompany(c))
		})), nil
	}
	for c := range w.companies.all {
		if c.archived && !w.has(DeletedCompaniesLinger) || companyID != "" && c.companyID != companyID || name != "" && c.name != name ||
			w.has(CompaniesFoundWithUsers) && len(w.usersOf(c)) == 0 {
			continue
		}
		if w.has(CompanyLookupBare) {
			return w.encodeCompany(c, r.version == preview), nil
		}
		return w.companyPage(r, []*company{c}), nil
	}
	return nil, noCompany()
}

// scrollCompanies walks all companies. One walk at a time: the code of the
// refusal is from a connector that meets it (Airbyte's source-intercom). A walk
// ends by time, too, which is not emulated.
func (w *Workspace) scrollCompanies(r *request) (any, error) {
	all := w.listableCompanies(func(*company) bool { return true })
	param := r.URL.Query().Get("scroll_param")
	switch {
	case param == "" && w.scroll != "":
		return nil, fail(http.StatusBadRequest, "scroll_exists", "scroll already exists for this workspace")
	case param == "":
		w.scroll, w.scrolled = fmt.Sprintf("00000000-0000-4000-9000-%s", w.nextID()), 0
	case param != w.scroll:
		return nil, fail(http.StatusNotFound, "not_found", "scroll parameter not found")
	}
	page, end := slice(all, w.scrolled, 100)
	param, w.scrolled = w.scroll, end
	if len(page) == 0 {
		w.scroll = ""
	}
	items := encoded(page, func(c *company) object { return w.encodeCompany(c, r.version == preview) })
	return object{"type": "list", "data": items, "pages": nil, "total_count": nil, "scroll_param": param}, nil
}

func (w *Workspace) searchCompanies(r *request) (any, error) {
	refused := ""
	r.eachField(func(field string) {
		if field == "segment_id" || strings.HasPrefix(field, "plan.") {
			refused = field
		}
	})
	if refused != "" {
		return nil, fail(http.StatusBadRequest, "invalid_field", refused+" is not a valid search field")
	}
	now := time.Now()
	page, total, pages, err := search(r, w.companies.all, usualCompanies, func(c *company) map[string]any {
		if c.archived || now.Before(c.searchableAt) || len(w.usersOf(c)) == 0 {
			return nil
		}
		fields := map[string]any{
			"company_id": c.companyID, "name": c.name, "created_at": c.createdAt, "updated_at": c.updatedAt,
			"remote_created_at": c.remoteCreatedAt, "monthly_spend": c.monthlySpend, "session_count": 0, "user_count": len(w.usersOf(c)),
			"tag_id": w.tagsOf(c.tags),
		}
		for name, value := range c.custom {
			fields["custom_attributes."+name] = value
		}
		return fields
	})
	if err != nil {
		return nil, err
	}
	items := encoded(page, func(c *company) object { return w.encodeCompany(c, false) })
	return object{"type": "list", "data": items, "total_count": total, "pages": pages}, nil
}

// tagsOf are the ids of the tags that something has.
func (c *contents) tagsOf(applied map[string]bool) []string {
	ids := []string{}
	for t := range c.tags.all {
		if applied[t.id] {
			ids = append(ids, t.id)
		}
	}
	return ids
}

// companyInput is what can be written of a company whenever.
type companyInput struct {
	Name         *string        `json:"name"`
	Plan         *string        `json:"plan"`
	Size         *int64         `json:"size"`
	Website      *string        `json:"website"`
	Industry     *string        `json:"industry"`
	MonthlySpend *float64       `json:"monthly_spend"`
	Custom       map[string]any `json:"custom_attributes"`
}

// decodeCompany names a key that companies do not have in Intercom's own words.
func (r *request) decodeCompany(into any) error {
	err := r.decode(into)
	var failed *failure
	if errors.As(err, &failed) {
		if key, found := strings.CutPrefix(failed.message, "Unexpected parameter "); found {
			return fail(http.StatusBadRequest, "bad_request", "bad '"+strings.Trim(key, `"`)+"' parameter")
		}
	}
	return err
}

// saveCompany makes a company, or changes the one that has the company_id.
func (w *Workspace) saveCompany(r *request) (any, error) {
	var in struct {
		companyInput
		CompanyID       *string `json:"company_id"`
		RemoteCreatedAt *int64  `json:"remote_created_at"`
		SeenNow         *bool   `json:"update_last_request_at"`
	}
	if err := r.decodeCompany(&in); err != nil {
		return nil, err
	}
	if in.SeenNow != nil && r.version < parseVersion("2.16") {
		return nil, fail(http.StatusBadRequest, "bad_request", "bad 'update_last_request_at' parameter")
	}
	now := time.Now()
	saved := &company{
		tags: map[string]bool{}, custom: map[string]any{}, createdAt: now.Unix(), remoteCreatedAt: now.Unix(),
		searchableAt: now.Add(w.options.SearchLag),
	}
	for c := range w.companies.all {
		back := w.has(DeletedCompaniesLinger) || w.has(DeletedCompaniesReturn)
		if in.CompanyID != nil && c.companyID == *in.CompanyID && (!c.archived || back) {
			saved = c
		}
	}
	if err := w.writeCompany(saved, &in.companyInput); err != nil {
		return nil, err
	}
	set(&saved.companyID, in.CompanyID)
	set(&saved.remoteCreatedAt, in.RemoteCreatedAt)
	saved.archived = false
	if saved.id == "" {
		saved.id = w.nextHexID()
		w.companies.put(saved.id, saved)
	}
	return w.encodeCompany(saved, r.version == preview), nil
}

// writeCompany changes a company. monthly_spend loses what is behind the point.
// [?] An empty text unsets, as 0 does; null is taken for a key that is not
// there. Nobody has seen what really unsets.
func (w *Workspace) writeCompany(c *company, in *companyInput) error {
	if in.MonthlySpend != nil && *in.MonthlySpend > math.MaxInt32 {
		// The limit is described, the refusal is an inference.
		return fail(http.StatusBadRequest, "parameter_invalid", "monthly_spend must be less than or equal to 2147483647")
	}
	if err := w.writeCustom("company", c.custom, in.Custom); err != nil {
		return err
	}
	for text, written := range map[*string]*string{&c.name: in.Name, &c.plan: in.Plan, &c.website: in.Website, &c.industry: in.Industry} {
		if written != nil && (*written != "" || !w.has(CompanyTextsStay)) {
			*text = *written
		}
	}
	set(&c.size, in.Size)
	if in.MonthlySpend != nil {
		c.monthlySpend = int64(*in.MonthlySpend)
	}
	c.updatedAt = time.Now().Unix()
	return nil
}

// encodeCompany leaves out size, website and industry where they are not set.
// Notes are in most answers of Preview, its examples show.
func (w *Workspace) encodeCompany(c *company, notes bool) object {
	tags := []any{}
	for _, id := range w.tagsOf(c.tags) {
		applied, _ := w.tags.get(id)
		tags = append(tags, applied.encode())
	}
	plan := object{}
	if c.plan != "" {
		plan = object{"type": "plan", "id": "269315", "name": c.plan}
	}
	encoded := object{
		"type": "company", "id": c.id, "company_id": c.companyID, "app_id": workspaceID, "name": c.name, "plan": plan,
		"remote_created_at": c.remoteCreatedAt, "created_at": c.createdAt, "updated_at": c.updatedAt,
		"monthly_spend": c.monthlySpend, "session_count": 0, "user_count": len(w.usersOf(c)), "custom_attributes": c.custom,
		"tags": object{"type": "tag.list", "tags": tags},
		"segments": object{
			"type":     "segment.list",
			"segments": rowsWhere(&w.segments, func(s *segment) bool { return s.hasCompany(c) }, (*segment).encode),
		},
	}
	if c.size != 0 {
		encoded["size"] = c.size
	}
	if c.website != "" {
		encoded["website"] = c.website
	}
	if c.industry != "" {
		encoded["industry"] = c.industry
	}
	if notes {
		encoded["notes"] = object{"type": "note.list", "data": []any{}, "url": "/companies/" + c.id + "/notes", "total_count": 0, "has_more": false}
	}
	return encoded
}
