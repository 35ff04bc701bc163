package intercom

import (
	"context"
	"errors"
	"fmt"
)

// CompanyTags reads and writes the tags that companies have.
type CompanyTags struct{ c *Client }

// TagRenamedError says that a tag lost its name just before the name was used:
// companies are tagged by the name of a tag, and Intercom took another tag, or
// made one.
type TagRenamedError struct {
	ID, Name string // of the tag that was meant, and what it was called a moment ago
	OtherID  string // of the tag that has the name now
	Left     error  // why the company's other tag could not be put right; nil where it was
}

func (e *TagRenamedError) Error() string {
	return fmt.Sprintf("tag %s was called %q a moment ago, and now tag %s is", e.ID, e.Name, e.OtherID)
}

// taggedCompanies is the answer to tagging companies. Before 2.16 it is a tag
// and no more.
type taggedCompanies struct {
	Tag
	Companies []struct {
		Tagged *bool `json:"tagged"`
	} `json:"companies"`
}

// Get returns one tag of a company. The error is ErrNotFound also when the
// company is gone.
func (s CompanyTags) Get(ctx context.Context, companyID, tagID string) (*Tag, error) {
	company, err := s.c.Companies.Get(ctx, companyID)
	if err == nil && company.tag(tagID) == nil {
		// What is known of the company may be older than the tag.
		company, err = live(s.c.Companies.cache.confirm(ctx, companyID))
	}
	if err != nil {
		return nil, err
	}
	if tag := company.tag(tagID); tag != nil {
		return tag, nil
	}
	return nil, fmt.Errorf("company %s does not have the tag %s: %w", companyID, tagID, errNotTagged)
}

func (c *Company) tag(id string) *Tag {
	for i := range c.Tags {
		if tag := &c.Tags[i]; tag.identity() == id {
			return tag
		}
	}
	return nil
}

// Create tags a company. Where it has the tag already it fails with a
// *TakenError, because deleting it later would undo what somebody else did.
func (s CompanyTags) Create(ctx context.Context, companyID, tagID string) (*Tag, error) {
	release, err := s.claim(ctx, companyID, tagID)
	if err != nil {
		return nil, err
	}
	defer release()
	switch existing, err := s.Get(ctx, companyID, tagID); {
	case err == nil && s.c.births.adopts("company", companyID, "tag/"+tagID):
		return existing, nil
	case err == nil:
		return nil, &TakenError{
			Kind: "tag", Key: fmt.Sprintf("named %q on company %s", existing.Name, companyID), ID: companyID + "/" + tagID,
		}
	case !errors.Is(err, errNotTagged):
		return nil, err
	}
	s.c.births.child("company", companyID, "tag/"+tagID)
	tag, err := s.set(ctx, companyID, tagID, true)
	return madeByThis(tag, err, "tag "+companyID+"/"+tagID, func() (*Tag, error) { return s.Get(ctx, companyID, tagID) })
}

// Delete takes a tag off a company. The tag itself stays.
func (s CompanyTags) Delete(ctx context.Context, companyID, tagID string) error {
	release, err := s.claim(ctx, companyID, tagID)
	if err != nil {
		return err
	}
	defer release()
	s.c.births.gone("company", companyID, "tag/"+tagID)
	if _, err := s.Get(ctx, companyID, tagID); err != nil {
		return err
	}
	_, err = s.set(ctx, companyID, tagID, false)
	if ambiguous(err) {
		if _, lookErr := s.Get(ctx, companyID, tagID); errors.Is(lookErr, ErrNotFound) {
			return nil
		}
	}
	return err
}

// set puts a tag on a company or takes it off. Intercom takes the tag by its
// name, which is therefore read just before, while nothing here can rename it.
// Somebody else can; that another tag was meant shows in the answer, and what was
// done with that one is undone.
func (s CompanyTags) set(ctx context.Context, companyID, tagID string, on bool) (*Tag, error) {
	company, err := s.c.Companies.Get(ctx, companyID)
	if err != nil {
		return nil, err
	}
	tag, err := s.c.Tags.cache.confirm(ctx, tagID)
	if err != nil {
		return nil, err
	}
	answer, err := s.send(ctx, companyID, tag.Name, on)
	if err != nil {
		return nil, err
	}
	if other := answer.identity(); other != tagID {
		s.c.Tags.cache.drop() // it lacks the rename
		renamed := &TagRenamedError{ID: tagID, Name: tag.Name, OtherID: other}
		if had := company.tag(other) != nil; had != on {
			_, renamed.Left = s.send(ctx, companyID, answer.Name, had)
		}
		return nil, renamed
	}
	for _, one := range answer.Companies {
		if on && one.Tagged != nil && !*one.Tagged {
			return nil, fmt.Errorf("POST /tags: Intercom answers that it did not tag company %s", companyID)
		}
	}
	return tag, nil
}

// send is harmless to repeat: a tag is on a company or it is not.
func (s CompanyTags) send(ctx context.Context, companyID, name string, on bool) (*taggedCompanies, error) {
	target := map[string]any{"id": companyID}
	if !on {
		target["untag"] = true
	}
	body := map[string]any{"name": name, "companies": []any{target}}
	answer, err := call[taggedCompanies](ctx, s.c, post(body, "tags").harmless())
	s.c.Companies.cache.outdated(companyID)
	return answer, err
}

// claim keeps the tag's name as it is meanwhile, too. The tag comes first, so that
// who waits for another run holds nothing that the other one needs.
func (s CompanyTags) claim(ctx context.Context, companyID, tagID string) (release func(), err error) {
	free, err := s.c.Tags.hold(ctx, tagID)
	if err != nil {
		return nil, err
	}
	unlock, err := s.c.claim(ctx, "company tag/"+companyID+"/"+tagID)
	if err != nil {
		free()
		return nil, err
	}
	return func() {
		unlock()
		free()
	}, nil
}
