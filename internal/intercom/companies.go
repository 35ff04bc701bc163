package intercom

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"sync"
	"time"
)

// Company is an organisation that contacts belong to.
type Company struct {
	Object
	CompanyID       string   `json:"company_id"` // the customer's own
	Name            string   `json:"name"`
	Plan            PlanName `json:"plan"`
	Size            int64    `json:"size"` // 0 for none, as below
	Website         string   `json:"website"`
	Industry        string   `json:"industry"`
	MonthlySpend    int64    `json:"monthly_spend"`
	SessionCount    int64    `json:"session_count"`
	UserCount       int64    `json:"user_count"`
	Archived        bool     `json:"archived"` // in no description
	RemoteCreatedAt Time     `json:"remote_created_at"`
	CreatedAt       Time     `json:"created_at"`
	UpdatedAt       Time     `json:"updated_at"`
	LastRequestAt   Time     `json:"last_request_at"`

	CustomAttributes CustomAttributes `json:"custom_attributes"`
	Tags             List[Tag]        `json:"tags"` // all of them
	Segments         List[Segment]    `json:"segments"`
}

// PlanName is the name of a company's plan: written as a text, and answered as
// an object, an empty one where there is no plan.
type PlanName string

// UnmarshalJSON accepts {"name": …}, {}, a text and null.
func (p *PlanName) UnmarshalJSON(data []byte) error {
	if len(data) > 0 && data[0] == '"' {
		return json.Unmarshal(data, (*string)(p))
	}
	var plan struct {
		Name string `json:"name"`
	}
	if err := json.Unmarshal(data, &plan); err != nil {
		return err
	}
	*p = PlanName(plan.Name)
	return nil
}

// CompanyInput is what can be written of a company. Intercom refuses keys that
// it does not know, so that nil is not sent.
type CompanyInput struct {
	Name             *string        `json:"name,omitempty"`
	Plan             *string        `json:"plan,omitempty"`
	Size             *int64         `json:"size,omitempty"`
	Website          *string        `json:"website,omitempty"`
	Industry         *string        `json:"industry,omitempty"`
	MonthlySpend     *int64         `json:"monthly_spend,omitempty"` // at most 2147483647
	CustomAttributes map[string]any `json:"custom_attributes,omitempty"`
}

// companySaved is what only creating a company takes.
type companySaved struct {
	CompanyInput
	CompanyID       string `json:"company_id"`
	RemoteCreatedAt *int64 `json:"remote_created_at,omitempty"` // Unix seconds
}

// Companies reads and writes companies.
type Companies struct {
	c       *Client
	cache   *paged[Company]
	deleted *sync.Map // ids of those that this client deleted
	reach   int       // how many companies the pages of a list reach
}

const (
	// companiesPerPage is what lists of companies are asked for. How much they
	// give is not described.
	companiesPerPage = "60"
	companiesReach   = 10_000
)

func newCompanies(c *Client) Companies {
	cache := pages[Company](c, "companies")
	list := cache.page
	cache.page = func(ctx context.Context, at *request) (pageOf[Company], error) {
		if at == nil {
			first := companyList()
			at = &first
		}
		return list(ctx, at)
	}
	return Companies{c, cache, &sync.Map{}, companiesReach}
}

// companyList asks for all companies that have users: Intercom lists no others.
func companyList() request {
	return numberedPages(post(nil, "companies", "list").asking(), companiesPerPage)
}

// numberedPages begins a list whose pages have numbers.
func numberedPages(r request, perPage string) request {
	return r.with("page", "1").with("per_page", perPage)
}

// Contacts lists the contacts of a company.
func (s Companies) Contacts(ctx context.Context, id string) iter.Seq2[*Contact, error] {
	return list[Contact](ctx, s.c, numberedPages(get("companies", id, "contacts"), "150"))
}

// Get returns one company, whether it has users or not.
func (s Companies) Get(ctx context.Context, id string) (*Company, error) {
	return live(s.cache.get(ctx, id))
}

// live takes a company that says that it is archived for gone.
func live(company *Company, err error) (*Company, error) {
	if err == nil && company.Archived {
		return nil, fmt.Errorf("company %s is archived: %w", company.ID, ErrNotFound)
	}
	return company, err
}

// ByCompanyID lists the companies that have the customer's own id; one at most.
func (s Companies) ByCompanyID(ctx context.Context, companyID string) iter.Seq2[*Company, error] {
	return s.lookup(ctx, "company_id", companyID, func(company *Company) bool { return Exact.Same(company.CompanyID, companyID) })
}

// ByName lists the companies that have a name. Intercom may give the first only,
// and may not heed its case.
func (s Companies) ByName(ctx context.Context, name string) iter.Seq2[*Company, error] {
	return s.lookup(ctx, "name", name, func(company *Company) bool { return AnyCase.Same(company.Name, name) })
}

// lookup asks for a company by something else than its id. The answer is one
// company, says Intercom's prose, or a list, says the schema.
func (s Companies) lookup(ctx context.Context, key, value string, match func(*Company) bool) iter.Seq2[*Company, error] {
	return func(yield func(*Company, error) bool) {
		found, err := call[oneOrList](ctx, s.c, get("companies").with(key, value))
		if errors.Is(err, ErrNotFound) {
			return
		}
		if err != nil {
			yield(nil, err)
			return
		}
		for i := range *found {
			company := &(*found)[i]
			if match(company) && !company.Archived && !yield(company, nil) {
				return
			}
		}
	}
}

// oneOrList is a company, or a list of companies.
type oneOrList []Company

func (l *oneOrList) UnmarshalJSON(data []byte) error {
	page, err := readPage[Company](data)
	*l = page.items
	if errors.Is(err, errNoList) {
		*l = make(oneOrList, 1)
		err = json.Unmarshal(data, &(*l)[0])
	}
	if err != nil {
		return err
	}
	for i := range *l {
		if lacksID(&(*l)[i]) {
			return errors.New("a company in it has no id")
		}
	}
	return nil
}

// Create makes a company. Where the company_id is taken it fails with a
// *TakenError: Intercom itself would change the company that has it.
// remoteCreatedAt is when the customer's own record was made, in Unix seconds;
// nil leaves it to Intercom.
func (s Companies) Create(ctx context.Context, companyID string, remoteCreatedAt *int64, input CompanyInput) (*Company, error) {
	release, err := s.claim(ctx, companyID)
	if err != nil {
		return nil, err
	}
	defer release()
	holder, err := s.holder(ctx, companyID)
	if err != nil {
		return nil, err
	}
	if holder != nil && !s.deletedHere(holder) {
		return nil, takenCompany(holder)
	}
	fresh := s.c.ids.since(s.c.ids.now())
	made, err := s.save(ctx, companySaved{input, companyID, remoteCreatedAt}, func(object any) error {
		if company, ok := object.(*Company); ok && s.deletedHere(company) {
			return nil
		}
		return fresh(object)
	})
	if ambiguous(err) {
		// Nobody had the company_id, so whoever has it now is what was asked for.
		found, lookErr := s.holder(ctx, companyID)
		if lookErr != nil || found == nil || s.deletedHere(found) {
			// Whoever is to look for it must know that it has no users.
			what := fmt.Sprintf("company with the external_id %q (import id external_id:%s; Intercom's pages show none without contacts)", companyID, companyID)
			return nil, &AmbiguousError{Err: err, What: what, Looked: lookErr == nil}
		}
		made, err = found, nil
	}
	if err != nil {
		return nil, err
	}
	if !made.UpdatedAt.Equal(made.CreatedAt.Time) {
		s.c.births.parent("company", made.identity())
	}
	return made, nil
}

// Returned says whether a company that was just made is an old one, which
// was archived and has come back under its old id. Its age tells: both times are
// Intercom's, and looking it up did not find it.
func (c *Company) Returned() bool {
	return c.CreatedAt.Unix() > 0 && c.UpdatedAt.Sub(c.CreatedAt.Time) > time.Minute
}

// deletedHere says whether this client deleted a company. Its archiving takes
// time, and creating it again may bring it back.
func (s Companies) deletedHere(company *Company) bool {
	_, deleted := s.deleted.Load(company.identity())
	return deleted
}

func takenCompany(holder *Company) error {
	return &TakenError{Kind: "company", Key: fmt.Sprintf("with the external_id %q", holder.CompanyID), ID: holder.identity()}
}

// holder is the company that has a company_id; nil for none.
func (s Companies) holder(ctx context.Context, companyID string) (*Company, error) {
	for company, err := range s.ByCompanyID(ctx, companyID) {
		return company, err
	}
	return nil, nil //nolint:nilnil // none is no error
}

// Update changes a company.
func (s Companies) Update(ctx context.Context, id string, input CompanyInput) (*Company, error) {
	company, err := call[Company](ctx, s.c, put(input, "companies", id).about(id))
	return s.cache.written(id, company, err)
}

// SetRemoteCreatedAt changes when the customer's own record of a company was
// made. Intercom takes that only where companies are made, which changes the
// company that has the company_id.
func (s Companies) SetRemoteCreatedAt(ctx context.Context, company *Company, at int64) (*Company, error) {
	release, err := s.claim(ctx, company.CompanyID)
	if err != nil {
		return nil, err
	}
	defer release()
	saved, err := s.save(ctx, companySaved{CompanyID: company.CompanyID, RemoteCreatedAt: &at}, func(any) error { return nil })
	if err == nil && saved.ID != company.ID {
		return nil, takenCompany(saved)
	}
	return saved, err
}

// save is harmless to repeat: the company_id says which company is meant.
func (s Companies) save(ctx context.Context, body companySaved, check func(object any) error) (*Company, error) {
	company, err := call[Company](ctx, s.c, post(body, "companies").harmless().must(check).
		must(showing("company_id", func(company *Company) bool { return Exact.Same(company.CompanyID, body.CompanyID) })))
	if err != nil {
		return nil, err // what it may have changed has no id yet, or is asked for by it
	}
	return s.cache.written(company.identity(), company, nil)
}

func (s Companies) claim(ctx context.Context, companyID string) (release func(), err error) {
	return s.c.claim(ctx, "company/"+Exact.Key(companyID))
}

// Delete archives a company and takes it off its contacts. Intercom goes on
// with that after it has answered.
func (s Companies) Delete(ctx context.Context, id string) error {
	err := s.cache.deleted(id, end(ctx, s.c, remove("companies", id), id, saysDeleted, func() error {
		_, err := live(s.cache.one(ctx, id))
		return err
	}))
	if err == nil {
		s.deleted.Store(id, true)
	}
	s.c.ContactCompanies.drop()
	return err
}

// All lists every company that has users.
func (s Companies) All(ctx context.Context) iter.Seq2[*Company, error] {
	return s.cache.walked(s.walk(ctx))
}

// walk goes by pages, and where there are more than pages reach, by a scroll.
func (s Companies) walk(ctx context.Context) iter.Seq2[*Company, error] {
	return func(yield func(*Company, error) bool) {
		first := companyList()
		page, err := turn[Company](ctx, s.c, first)
		if err == nil && page.next != nil && page.pages*len(page.objects) >= s.reach {
			s.scroll(ctx)(yield)
			return
		}
		for _, company := range page.objects {
			if !yield(company, nil) {
				return
			}
		}
		if err != nil {
			yield(nil, err)
			return
		}
		if page.next != nil {
			list[Company](ctx, s.c, *page.next)(yield)
		}
	}
}

// companyScroll is one step of a scroll.
type companyScroll struct {
	Companies []Company `json:"data"`
	Param     string    `json:"scroll_param"`
}

// scroll walks all companies that have users, however many there are. Intercom
// allows one scroll at a time, and every step moves it on: a step whose answer
// is lost cannot be made again.
func (s Companies) scroll(ctx context.Context) iter.Seq2[*Company, error] {
	return func(yield func(*Company, error) bool) {
		release, err := s.c.claims.take(ctx, "company scroll")
		if err != nil {
			yield(nil, err)
			return
		}
		defer release()
		step := get("companies", "scroll")
		step.repeatable = false
		for {
			found, err := call[companyScroll](ctx, s.c, step)
			var uncertain *AmbiguousError
			if errors.As(err, &uncertain) {
				err = fmt.Errorf("walking through all companies was interrupted and cannot go on; Intercom allows another try after a minute: %w", uncertain.Err)
			}
			if err == nil && len(found.Companies) > 0 && found.Param == "" {
				err = errors.New("GET /companies/scroll: the answer does not say how to go on")
			}
			if err != nil {
				yield(nil, err)
				return
			}
			for i := range found.Companies {
				if !yield(&found.Companies[i], nil) {
					return
				}
			}
			if len(found.Companies) == 0 {
				return
			}
			step = step.with("scroll_param", found.Param)
		}
	}
}

// WithTag lists the companies that have a tag, and users.
func (s Companies) WithTag(ctx context.Context, tagID string) iter.Seq2[*Company, error] {
	return list[Company](ctx, s.c, numberedPages(get("companies").with("tag_id", tagID), companiesPerPage))
}

// InSegment lists the companies that are in a segment, and have users.
func (s Companies) InSegment(ctx context.Context, segmentID string) iter.Seq2[*Company, error] {
	return list[Company](ctx, s.c, numberedPages(get("companies").with("segment_id", segmentID), companiesPerPage))
}

// CompanySearchSince is the version that can search for companies.
var CompanySearchSince = Preview

// Search lists the companies that a filter lets through and that have users.
// What was written in the last minutes may be missing.
func (s Companies) Search(ctx context.Context, filter Filter) iter.Seq2[*Company, error] {
	return list[Company](ctx, s.c, search(filter, "companies", "search"))
}
