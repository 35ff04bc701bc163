package intercom

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"maps"
	"net/http"
	"regexp"
	"strings"
)

// ContactInput is what is to be written of a contact, by Intercom's names: a
// missing member stays as it is, and nil clears one.
type ContactInput map[string]any

// ownerTextSince is the version in which an owner's id is a text.
var ownerTextSince = MustVersion("2.16")

// sent is the input as the version takes it.
func (s Contacts) sent(input ContactInput) ContactInput {
	owner, ok := input["owner_id"].(string)
	if ok && s.c.config.Version.Before(ownerTextSince) {
		input = maps.Clone(input)
		input["owner_id"] = json.Number(owner)
	}
	return input
}

// text is a member of the input that is a text.
func (i ContactInput) text(name string) string {
	text, _ := i[name].(string)
	return text
}

// Create makes a contact. Where Intercom has archived one with the same external
// id or e-mail address, no other can be made; that one is taken out of the
// archive and returned as it was, and restored is true. Where one exists
// that is not archived, the error is a *TakenError. A contact that comes with an
// error may have been taken out of the archive; only its id is certain.
func (s Contacts) Create(ctx context.Context, input ContactInput) (contact *Contact, restored bool, err error) {
	for _, key := range []string{"external_id", "email"} { // in this order everywhere
		if input.text(key) == "" {
			continue
		}
		release, err := s.c.claim(ctx, "contact/"+key+"/"+AnyCase.Key(input.text(key)))
		if err != nil {
			return nil, false, err
		}
		defer release()
	}
	contact, err = call[Contact](ctx, s.c, s.creation(input))
	contact, err = s.cache.written("", contact, err)
	var refused *Error
	switch {
	case err == nil:
		return contact, false, nil
	case !errors.As(err, &refused) || refused.Status != http.StatusConflict || refused.Code == "":
		return nil, false, s.madeOf(ctx, input, err)
	}
	id, archived, err := s.holder(ctx, input, refused)
	if err != nil || !archived {
		return nil, false, err
	}
	contact, err = s.unarchive(ctx, id)
	return contact, true, err
}

// creation is the request that makes a contact. The answer must have its keys;
// Intercom makes the external id of a lead.
func (s Contacts) creation(input ContactInput) request {
	return post(s.sent(input), "contacts").creates().
		must(showing("external_id", func(contact *Contact) bool {
			id := input.text("external_id")
			return id == "" || input.text("role") == "lead" || contact.ExternalID == "" || Exact.Same(contact.ExternalID, id)
		})).
		must(showing("email", func(contact *Contact) bool {
			return input.text("email") == "" || sameText(input.text("email"), contact.Email)
		}))
}

// madeOf looks for what an uncertain creation may have made. That a search finds
// nothing proves nothing: it lacks what is new.
func (s Contacts) madeOf(ctx context.Context, input ContactInput, err error) error {
	what, found, certain := s.alike(ctx, input)
	err = candidates(err, what, found, func(contact *Contact) string { return contact.identity() })
	var uncertain *AmbiguousError
	if errors.As(err, &uncertain) && len(uncertain.Candidates) == 0 {
		uncertain.Looked = uncertain.Looked && certain
	}
	return err
}

// alike lists the contacts that have the external id, or else the e-mail address,
// of an input, and says whether a contact that it lacks certainly does not exist.
func (s Contacts) alike(ctx context.Context, input ContactInput) (what string, found iter.Seq2[*Contact, error], certain bool) {
	role, externalID, email := input.text("role"), input.text("external_id"), input.text("email")
	key, value := "external_id", externalID
	switch {
	case externalID != "":
		what = fmt.Sprintf("contact with the external id %q", externalID)
		if role != "lead" && !s.c.config.Version.Before(externalIDSince) {
			return what, s.ByExternalID(ctx, externalID), true
		}
	case email != "":
		what, key, value = fmt.Sprintf("contact with the e-mail address %q", email), "email", email
	default:
		what = "contact with neither an external id nor an e-mail address"
		if input.text("name") != "" {
			what = "contact with the configured name and neither an external id nor an e-mail address"
		}
		return what, func(func(*Contact, error) bool) {}, false
	}
	conditions := []Filter{Where(key, "=", value)}
	if role != "" {
		conditions = append(conditions, Where("role", "=", role))
	}
	return what, s.Search(ctx, Every(conditions...)), false
}

// holder says which contact has what Intercom refuses to give to a second one,
// and whether that one is archived. Where Intercom does not name it, it is looked
// for; the archived ones, which nothing finds, then leave the refusal as it is.
func (s Contacts) holder(ctx context.Context, input ContactInput, refused *Error) (id string, archived bool, err error) {
	what, found, _ := s.alike(ctx, input)
	if id = idIn(refused.Message); id == "" {
		for contact, err := range found {
			if err != nil {
				return "", false, err
			}
			id = contact.identity()
		}
	}
	if id == "" {
		return "", false, refused
	}
	archived = strings.Contains(strings.ToLower(refused.Message), "archived")
	if !archived {
		holder, err := call[Contact](ctx, s.c, get("contacts", id).about(id))
		if err != nil && !errors.Is(err, ErrNotFound) {
			return "", false, err
		}
		archived = err != nil || holder.Archived
	}
	if !archived {
		err = &TakenError{Kind: "contact", Key: strings.TrimPrefix(what, "contact "), ID: id, Err: refused}
	}
	return id, archived, err
}

// namedID is how the message of a conflict names the contact: "id=…", as many
// have seen it, or anything like it. The format is not documented and was seen
// to change (Intercom-OpenAPI #543).
var namedID = regexp.MustCompile(`(?i)\bid\W{1,4}([0-9a-f]{24})\b`)

func idIn(message string) string {
	if found := namedID.FindStringSubmatch(message); found != nil {
		return found[1]
	}
	return ""
}

func (s Contacts) unarchive(ctx context.Context, id string) (*Contact, error) {
	_, err := call[Object](ctx, s.c, post(nil, "contacts", id, "unarchive").harmless().about(id))
	var refused *Error
	if errors.As(err, &refused) && strings.Contains(refused.Message, "permanent deletion") { // 400, and 500 in older recordings
		return nil, &HeldError{ID: id, Deleted: true, Err: err}
	}
	if err = s.cache.deleted(id, err); err != nil && !ambiguous(err) {
		return nil, err
	}
	s.c.births.parent("contact", id)
	if err == nil {
		var contact *Contact
		if contact, err = call[Contact](ctx, s.c, get("contacts", id).about(id)); err == nil {
			return s.cache.written(id, contact, nil)
		}
	}
	return &Contact{Object: Object{ID(id)}}, err
}

// Update changes a contact. Where another one has the external id or the e-mail
// address, the error is a *TakenError, or a *HeldError where that one is archived.
func (s Contacts) Update(ctx context.Context, id string, input ContactInput) (*Contact, error) {
	contact, err := call[Contact](ctx, s.c, put(s.sent(input), "contacts", id).about(id))
	contact, err = s.cache.written(id, contact, err)
	var refused *Error
	if !errors.As(err, &refused) || refused.Status != http.StatusConflict || refused.Code == "" {
		return contact, err
	}
	holder, archived, err := s.holder(ctx, input, refused)
	if err == nil && archived {
		err = &HeldError{ID: holder, Err: refused}
	}
	return nil, err
}

// Archive hides a contact from everything but the creation of another with the
// same external id or e-mail address.
func (s Contacts) Archive(ctx context.Context, id string) error {
	err := end(ctx, s.c, post(nil, "contacts", id, "archive").harmless(), id, saysArchived, func() error { return s.look(ctx, id) })
	return s.cache.deleted(id, gone(err))
}

// Unarchive takes a contact out of the archive. That it was not in it is success.
func (s Contacts) Unarchive(ctx context.Context, id string) error {
	_, err := s.unarchive(ctx, id)
	return err
}

// ContactBlockSince is the first version that can block contacts.
var ContactBlockSince = MustVersion("2.13")

// Block blocks a contact and archives their conversations. Nothing here undoes it.
func (s Contacts) Block(ctx context.Context, id string) error {
	type contact struct {
		Object
		Blocked bool `json:"blocked"`
	}
	_, err := call[contact](ctx, s.c, post(nil, "contacts", id, "block").harmless().about(id).
		must(showing("blocked", func(contact *contact) bool { return contact.Blocked })))
	s.c.Conversations.cache.drop()
	return s.cache.deleted(id, err)
}

// ContactMergesSince is the first version that knows which contacts were merged into
// a user, and that asks whether two are one person.
var ContactMergesSince = MustVersion("2.16")

// mergeInput names a lead, and the user that it is merged into.
type mergeInput struct {
	From   string `json:"from"`
	Into   string `json:"into"`
	Anyway bool   `json:"skip_duplicate_validation,omitempty"`
}

// Merge merges a lead into a user, which has all that the lead had; the lead is no
// more. Before says that they were merged before. anyway is for two that have neither
// an e-mail address nor a phone number in common.
func (s Contacts) Merge(ctx context.Context, from, into string, anyway bool) (before bool, err error) {
	_, err = call[Contact](ctx, s.c, post(mergeInput{from, into, anyway}, "contacts", "merge").about(into))
	s.cache.outdated(from)
	s.cache.outdated(into)
	s.c.Conversations.cache.drop()
	var refused *Error
	missing := errors.As(err, &refused) && refused.Status == http.StatusNotFound && refused.Code != ""
	if uncertain := ambiguous(err); (uncertain || missing) && s.merged(ctx, from, into) {
		return !uncertain, nil
	}
	return false, err
}

// merged says whether a contact certainly was merged into a user.
func (s Contacts) merged(ctx context.Context, from, into string) bool {
	if s.c.config.Version.Before(ContactMergesSince) {
		return false
	}
	for merge, err := range s.Merges(ctx, into) {
		if err != nil {
			return false
		}
		if merge.SourceContactID.String() == from {
			return true
		}
	}
	return false
}

// Delete deletes a contact for ever.
func (s Contacts) Delete(ctx context.Context, id string) error {
	return s.cache.deleted(id, end(ctx, s.c, remove("contacts", id), id, saysDeleted, func() error { return s.look(ctx, id) }))
}

// look asks for a contact, and says that it is not found also where it is archived.
func (s Contacts) look(ctx context.Context, id string) error {
	contact, err := s.cache.one(ctx, id)
	if err == nil && contact.Archived {
		return fmt.Errorf("contact %s is archived: %w", id, ErrNotFound)
	}
	return err
}
