package intercom

import (
	"errors"
	"fmt"
	"net/http"
	"strings"
	"testing"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/emulator"
)

// TestCompaniesPastThePages lists by pages, and by a scroll where there are as
// many companies as pages reach.
func TestCompaniesPastThePages(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		reach           int
		lists, scrolled int
	}{"within": {companiesReach, 2, 0}, "beyond": {100, 1, 3}} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			c, w := emulated(t)
			c.Companies.reach = test.reach
			for i := range 100 { // beside the two of the sample that have users
				made, err := c.Companies.Create(t.Context(), fmt.Sprint("many-", i), nil, CompanyInput{})
				if err != nil {
					t.Fatal(err)
				}
				if _, err := c.ContactCompanies.Create(t.Context(), emulator.SampleUserID, made.ID.String()); err != nil {
					t.Fatal(err)
				}
			}
			w.ForgetRequests()
			for range 2 { // a scroll that came to its end allows another
				if found := ids(t, c.Companies.All(t.Context())); len(found) != 102 {
					t.Errorf("%d companies", len(found))
				}
			}
			requests, _ := w.Requests()
			lists, scrolled := 0, 0
			for _, request := range requests {
				switch request.Path {
				case "/companies/list":
					lists++
				case "/companies/scroll":
					scrolled++
				}
			}
			if lists != 2*test.lists || scrolled != 2*test.scrolled {
				t.Errorf("%d pages and %d steps of a scroll", lists, scrolled)
			}
		})
	}
}

// TestCompanyScrollIsNotRepeated: a step whose answer is lost has moved on, so
// that making it again would leave companies out.
func TestCompanyScrollIsNotRepeated(t *testing.T) {
	t.Parallel()
	c, w := emulated(t)
	c.Companies.reach = 0
	if err := w.Fail(emulator.Fault{Pattern: "GET /companies/scroll", Skip: 1, Count: 1, Cut: "after"}); err != nil {
		t.Fatal(err)
	}
	found, err := walk(c.Companies.scroll(t.Context()))
	var uncertain *AmbiguousError
	if len(found) != 2 || err == nil || errors.As(err, &uncertain) || !strings.Contains(err.Error(), "allows another try after a minute") {
		t.Errorf("found %v, %v", found, err)
	}
}

func TestCompanyScrollOfSomebodyElse(t *testing.T) {
	t.Parallel()
	c := newClient(t, answering(reply(http.StatusBadRequest,
		`{"type":"error.list","errors":[{"code":"scroll_exists","message":"scroll already exists for this workspace"}]}`)))
	var refused *Error
	if _, err := walk(c.Companies.scroll(t.Context())); !errors.As(err, &refused) || refused.Code != "scroll_exists" {
		t.Errorf("got %v", err)
	}
	c = newClient(t, answering(reply(http.StatusOK, `{"type":"list","data":[{"id":"1"}]}`)))
	if _, err := walk(c.Companies.scroll(t.Context())); err == nil {
		t.Error("a scroll that does not say how to go on ended well")
	}
}

func TestCompanyForms(t *testing.T) {
	t.Parallel()
	for body, want := range map[string]string{
		`{"type":"company","id":"1","plan":{"type":"plan","name":"Pro"},"tags":{"type":"tag.list","tags":[{"id":7}]}}`: "1 Pro 1",
		`{"type":"company","id":1,"plan":{},"size":null,"website":null,"tags":{"type":"tag.list","tags":[]}}`:          "1  0",
		`{"type":"company","id":"1","plan":"Pro"}`:                                     "1 Pro 0",
		`{"type":"company","id":"1","plan":null,"tags":null,"custom_attributes":null}`: "1  0",
	} {
		company, err := newClient(t, answering(reply(http.StatusOK, body))).Companies.Get(t.Context(), "1")
		if err != nil {
			t.Errorf("%s: %v", body, err)
			continue
		}
		if got := fmt.Sprint(company.ID, " ", company.Plan, " ", len(company.Tags)); got != want {
			t.Errorf("%s: %q, want %q", body, got, want)
		}
	}
	archived := newClient(t, answering(reply(http.StatusOK, `{"type":"company","id":"1","archived":true}`)))
	if _, err := archived.Companies.Get(t.Context(), "1"); !errors.Is(err, ErrNotFound) {
		t.Errorf("an archived company: %v", err)
	}
}

func TestCompanyLookupRefusesNonsense(t *testing.T) {
	t.Parallel()
	for _, body := range []string{`{"type":"company"}`, `{"type":"list","data":[{"name":"a"}]}`, `[]x`, `"a"`, `{"type":"list","data":{}}x`} {
		c := newClient(t, answering(reply(http.StatusOK, body)))
		if found, err := walk(c.Companies.ByCompanyID(t.Context(), "a")); err == nil {
			t.Errorf("%s: found %v", body, found)
		}
	}
}

// TestCompanyDeletedIsOffItsContacts deletes a company that is known to be a
// contact's.
func TestCompanyDeletedIsOffItsContacts(t *testing.T) {
	t.Parallel()
	c, _ := emulated(t)
	if _, err := c.ContactCompanies.Get(t.Context(), emulator.SampleUserID, emulator.SampleCompanyID); err != nil {
		t.Fatal(err)
	}
	if err := c.Companies.Delete(t.Context(), emulator.SampleCompanyID); err != nil {
		t.Fatal(err)
	}
	if _, err := c.ContactCompanies.Get(t.Context(), emulator.SampleUserID, emulator.SampleCompanyID); !errors.Is(err, ErrNotFound) {
		t.Errorf("got %v", err)
	}
}

// TestCompanyCountsItsContacts: attaching changes the company, too.
func TestCompanyCountsItsContacts(t *testing.T) {
	t.Parallel()
	c, _ := emulated(t)
	count := func() int64 {
		company, err := c.Companies.Get(t.Context(), emulator.SampleCompanyID)
		if err != nil {
			t.Fatal(err)
		}
		return company.UserCount
	}
	before := count()
	if _, err := c.ContactCompanies.Create(t.Context(), emulator.SampleLeadID, emulator.SampleCompanyID); err != nil {
		t.Fatal(err)
	}
	attached := count()
	if err := c.ContactCompanies.Delete(t.Context(), emulator.SampleLeadID, emulator.SampleCompanyID); err != nil {
		t.Fatal(err)
	}
	if detached := count(); before != 2 || attached != 3 || detached != 2 {
		t.Errorf("%d, %d and %d contacts", before, attached, detached)
	}
}
