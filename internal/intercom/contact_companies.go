package intercom

import (
	"context"
	"errors"
	"fmt"
	"iter"
)

// ContactCompanies reads and writes which companies contacts belong to.
type ContactCompanies struct {
	c                              *Client
	*perParent[*snapshot[Company]] // of each contact
}

func newContactCompanies(c *Client) ContactCompanies {
	return ContactCompanies{c, newPerParent(func(contactID string) *snapshot[Company] {
		companies := whole[Company](c, []string{"contacts", contactID, "companies"}, listed)
		companies.fetch = func(ctx context.Context) iter.Seq2[*Company, error] {
			return list[Company](ctx, c, numberedPages(get("contacts", contactID, "companies"), "50"))
		}
		return companies
	})}
}

// All lists the companies of a contact.
func (s ContactCompanies) All(ctx context.Context, contactID string) iter.Seq2[*Company, error] {
	return s.of(contactID).all(ctx)
}

// Get returns one of them. The error is ErrNotFound also when the contact is
// gone.
func (s ContactCompanies) Get(ctx context.Context, contactID, companyID string) (*Company, error) {
	return live(s.of(contactID).get(ctx, companyID))
}

// Create attaches a contact to a company, both by Intercom's ids. Where it is
// attached already it fails with a *TakenError.
func (s ContactCompanies) Create(ctx context.Context, contactID, companyID string) (*Company, error) {
	release, err := s.claim(ctx, contactID, companyID)
	if err != nil {
		return nil, err
	}
	defer release()
	switch existing, err := live(s.of(contactID).has(ctx, companyID)); {
	case err == nil && (s.c.births.adopts("contact", contactID, "company/"+companyID) || s.c.births.adopts("company", companyID, "contact/"+contactID)):
		return existing, nil
	case err == nil:
		return nil, &TakenError{
			Kind: "membership", ID: contactID + "/" + companyID,
			Key: fmt.Sprintf("of contact %s in the company %q", contactID, existing.Name),
		}
	case !errors.Is(err, errNotListed):
		return nil, err
	}
	s.c.births.child("contact", contactID, "company/"+companyID)
	s.c.births.child("company", companyID, "contact/"+contactID)
	body := map[string]string{"id": companyID}
	company, err := call[Company](ctx, s.c, post(body, "contacts", contactID, "companies").harmless().about(companyID))
	company, err = s.of(contactID).written(company, err)
	_, _ = s.c.Companies.cache.written(companyID, company, err) // the answer counts the contact
	return madeByThis(company, err, "membership "+contactID+"/"+companyID, func() (*Company, error) { return s.Get(ctx, contactID, companyID) })
}

// Delete takes a contact off a company.
func (s ContactCompanies) Delete(ctx context.Context, contactID, companyID string) error {
	release, err := s.claim(ctx, contactID, companyID)
	if err != nil {
		return err
	}
	defer release()
	s.c.births.gone("contact", contactID, "company/"+companyID)
	s.c.births.gone("company", companyID, "contact/"+contactID)
	r := remove("contacts", contactID, "companies", companyID)
	err = s.of(contactID).deleted(companyID, end(ctx, s.c, r, companyID, saysWhich, func() error {
		_, err := live(s.of(contactID).ask(ctx, companyID))
		return err
	}))
	return s.c.Companies.cache.deleted(companyID, err) // the company counts its contacts
}

func (s ContactCompanies) claim(ctx context.Context, contactID, companyID string) (release func(), err error) {
	return s.c.claim(ctx, "contact company/"+contactID+"/"+companyID)
}
