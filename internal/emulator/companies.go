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
		"looking a company up by name finds only one that has users, as lists do",
		"Intercom's SDK skips such a test since 2022: it \"doesn't work on API\"; by company_id it does")
	CompanyLookupBare = quirk("CompanyLookupBare", on,
		"looking a company up by name or company_id answers with the company itself, not with a list of one",
		"intercom-ruby and Jitsu rely on it, and Intercom's override for its SDKs allows both; the schema has a list only")
	CompanyDefaults = quirk("CompanyDefaults", off,
		"a company that is created without a name or remote_created_at has the name \"\" and the time of its creation, in place of lacking them",
		"a recording of Hull (2020) and Airbyte's records lack them; the description's examples have them")
	CompanyCreationSource = quirk("CompanyCreationSource", on,
		"a company created by the API has creation_source among its custom attributes, which no data attribute defines",
		"recordings of Hull (2020) and Airbyte (2024), an audit of 2026; the description's examples have none")
	CompanyUpdatesTakeLess = quirk("CompanyUpdatesTakeLess", off,
		"PUT /companies/{id} refuses company_id and remote_created_at as unknown keys",
		"the schema lacks them; the SDK's tests of 2022-23 send remote_created_at, and Jitsu company_id")
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

// creationSource is a custom attribute that Intercom gives a company by itself.
const creationSource = "creation_source"

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
		// [?] That company_id is taken and changes nothing: nobody has said what it does.
		var in struct {
			companyInput
			CompanyID       *string `json:"company_id"`
			RemoteCreatedAt *int64  `json:"remote_created_at"`
		}
		if err := r.decodeCompany(&in); err != nil {
			return nil, err
		}
		for key, given := range map[string]bool{"company_id": in.CompanyID != nil, "remote_created_at": in.RemoteCreatedAt != nil} {
			if given && w.has(CompanyUpdatesTakeLess) {
				return nil, badCompanyKey(key)
			}
		}
		if err := w.writeCompany(c, &in.companyInput); err != nil {
			return nil, err
		}
		set(&c.remoteCreatedAt, in.RemoteCreatedAt)
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

// findCompanies answers for one name or company_id with the company, and for a
// tag or a segment with a list. 404 is described for what is not found.
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
			name != "" && w.has(CompaniesFoundWithUsers) && len(w.usersOf(c)) == 0 {
			continue
		}
		if w.has(CompanyLookupBare) {
			return w.encodeCompany(c, r.version == preview), nil
		}
		return w.companyPage(r, []*company{c}), nil
	}
	return nil, noCompany()
}

// scrollEnds is how long after its last step a scroll is over (airbyte #70888).
const scrollEnds = time.Minute

// scrollCompanies walks all companies. One walk at a time: the code of the
// refusal is from a connector that meets it (Airbyte's source-intercom).
func (w *Workspace) scrollCompanies(r *request) (any, error) {
	all := w.listableCompanies(func(*company) bool { return true })
	param := r.URL.Query().Get("scroll_param")
	if time.Since(w.scrolledAt) >= scrollEnds {
		w.scroll = ""
	}
	switch {
	case param == "" && w.scroll != "":
		return nil, fail(http.StatusBadRequest, "scroll_exists", "scroll already exists for this workspace")
	case param == "":
		w.scroll, w.scrolled = fmt.Sprintf("00000000-0000-4000-9000-%s", w.nextID()), 0
	case param != w.scroll || w.scroll == "":
		return nil, fail(http.StatusNotFound, "not_found", "scroll parameter not found")
	}
	w.scrolledAt = time.Now()
	page, end := slice(all, w.scrolled, 100)
	param, w.scrolled = w.scroll, end
	if len(page) == 0 {
		w.scroll = ""
	}
	items := encoded(page, func(c *company) object { return w.encodeCompany(c, r.version == preview) })
	return object{"type": "list", "data": items, "pages": nil, "total_count": nil, "scroll_param": param}, nil
}

// companyFields are what companies can be searched by.
func (w *Workspace) companyFields() fields {
	times := only("= != > < >= <=", numbersBy(strict))
	return w.customFields("company", time.UTC, named(map[string]comparison{
		"company_id": textField, "name": textField, "tag_id": tagField,
		"created_at": times, "updated_at": times, "remote_created_at": times, "last_request_at": times,
		"monthly_spend": numberField(strict), "session_count": numberField(strict), "user_count": numberField(strict),
	}))
}

func (w *Workspace) searchCompanies(r *request) (any, error) {
	now := time.Now()
	page, total, pages, err := search(w, r, w.companies.all, usualCompanies, w.companyFields(), func(c *company) map[string]any {
		if c.archived || now.Before(c.searchableAt) || len(w.usersOf(c)) == 0 {
			return nil
		}
		values := map[string]any{
			"company_id": c.companyID, "name": c.name, "created_at": c.createdAt, "updated_at": c.updatedAt,
			"remote_created_at": orNull(c.remoteCreatedAt), "monthly_spend": c.monthlySpend, "session_count": 0, "user_count": len(w.usersOf(c)),
			"tag_id": w.tagsOf(c.tags),
		}
		for name, value := range c.custom {
			values["custom_attributes."+name] = value
		}
		return values
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
	err := r.decodeKnown(into)
	var failed *failure
	if errors.As(err, &failed) {
		if key, found := strings.CutPrefix(failed.message, "Unexpected parameter "); found {
			return badCompanyKey(strings.Trim(key, `"`))
		}
	}
	return err
}

func badCompanyKey(key string) error {
	return fail(http.StatusBadRequest, "bad_request", "bad '"+key+"' parameter")
}

// saveCompany makes a company, or changes the one that has the company_id, or
// the id of Intercom's, with which intercom-ruby saves a company.
func (w *Workspace) saveCompany(r *request) (any, error) {
	var in struct {
		companyInput
		ID              flexibleID `json:"id"`
		CompanyID       *string    `json:"company_id"`
		RemoteCreatedAt *int64     `json:"remote_created_at"`
		SeenNow         *bool      `json:"update_last_request_at"`
	}
	if err := r.decodeCompany(&in); err != nil {
		return nil, err
	}
	if in.SeenNow != nil && r.version < parseVersion("2.16") {
		return nil, badCompanyKey("update_last_request_at")
	}
	now := time.Now()
	saved := &company{
		tags: map[string]bool{}, custom: map[string]any{}, createdAt: now.Unix(), searchableAt: now.Add(w.options.SearchLag),
	}
	if w.has(CompanyDefaults) {
		saved.remoteCreatedAt = now.Unix()
	}
	for c := range w.companies.all {
		back := w.has(DeletedCompaniesLinger) || w.has(DeletedCompaniesReturn)
		if (in.CompanyID != nil && c.companyID == *in.CompanyID || in.ID != "" && c.id == string(in.ID)) && (!c.archived || back) {
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
		if saved.id = w.nextHexID(); w.has(CompanyCreationSource) {
			saved.custom[creationSource] = "api"
		}
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
		"type": "company", "id": c.id, "company_id": c.companyID, "app_id": w.options.WorkspaceID, "plan": plan,
		"created_at": c.createdAt, "updated_at": c.updatedAt,
		"monthly_spend": c.monthlySpend, "session_count": 0, "user_count": len(w.usersOf(c)), "custom_attributes": c.custom,
		"tags": object{"type": "tag.list", "tags": tags},
		"segments": object{
			"type":     "segment.list",
			"segments": rowsWhere(&w.segments, func(s *segment) bool { return s.hasCompany(c) }, (*segment).encode),
		},
	}
	if c.name != "" || w.has(CompanyDefaults) {
		encoded["name"] = c.name
	}
	if c.remoteCreatedAt != 0 {
		encoded["remote_created_at"] = c.remoteCreatedAt
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
