package emulator

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/http"
	"strings"
	"time"
)

// contactInput is what can be written of a contact.
type contactInput struct {
	Role         *string              `json:"role"`
	ExternalID   clearable[string]    `json:"external_id"`
	Email        clearable[string]    `json:"email"`
	Phone        clearable[string]    `json:"phone"`
	Name         clearable[string]    `json:"name"`
	Avatar       clearable[string]    `json:"avatar"`
	SignedUpAt   clearable[int64]     `json:"signed_up_at"`
	LastSeenAt   clearable[int64]     `json:"last_seen_at"`
	OwnerID      clearable[contactID] `json:"owner_id"`
	Unsubscribed *bool                `json:"unsubscribed_from_emails"`
	Language     clearable[string]    `json:"language_override"`
	Custom       map[string]any       `json:"custom_attributes"`
}

// contactID is a flexibleID that shows whether it was written as a number.
type contactID struct {
	id     string
	number bool
}

func (id *contactID) UnmarshalJSON(data []byte) error {
	id.number = data[0] != '"'
	return json.Unmarshal(data, (*flexibleID)(&id.id))
}

// clearable is a member of a request that may be missing, null or a value.
type clearable[T any] struct {
	given, null bool
	value       T
}

func (m *clearable[T]) UnmarshalJSON(data []byte) error {
	m.given, m.null = true, bytes.Equal(data, []byte("null"))
	if m.null {
		return nil
	}
	return json.Unmarshal(data, &m.value)
}

// write changes what a member is for. [?] That null clears a text is said
// nowhere; ClearingIgnored is the other possibility.
func (m clearable[T]) write(into *T, ignoresNull bool) {
	if m.given && (!m.null || !ignoresNull) {
		*into = m.value
	}
}

func (w *Workspace) createContact(r *request) (any, error) {
	made := &contact{
		role: "user", tags: map[string]bool{}, custom: map[string]any{},
		createdAt: time.Now().Unix(), searchableAt: time.Now().Add(w.options.SearchLag),
	}
	if err := w.writeContact(r, made); err != nil {
		return nil, err
	}
	made.id = w.nextHexID()
	if made.role == "lead" && (made.externalID == "" || !w.has(LeadsKeepExternalID)) {
		made.externalID = fmt.Sprintf("8f1c0000-0000-4000-8000-%012d", w.lastID) // Intercom gives every lead one
	}
	w.contacts.put(made.id, made)
	return w.encodeContact(made, r.version, true), nil
}

func (w *Workspace) writeContact(r *request, c *contact) error {
	var in contactInput
	if err := r.decode(&in); err != nil {
		return err
	}
	if r.version < preview {
		if err := r.unexpected("language_override", in.Language.given); err != nil {
			return err
		}
		in.Language.given = false
	}
	if err := w.refuseContact(r, c, &in); err != nil {
		return err
	}
	if err := w.writeCustom("contact", c.custom, in.Custom); err != nil {
		return err
	}
	ignored := w.has(ClearingIgnored)
	set(&c.role, in.Role)
	in.ExternalID.write(&c.externalID, ignored)
	in.Email.write(&c.email, ignored)
	in.Phone.write(&c.phone, ignored)
	in.Name.write(&c.name, ignored)
	in.Avatar.write(&c.avatar, ignored)
	in.SignedUpAt.write(&c.signedUpAt, ignored)
	in.LastSeenAt.write(&c.lastSeenAt, ignored)
	owner := contactID{id: c.ownerID}
	in.OwnerID.write(&owner, ignored)
	c.ownerID = owner.id
	set(&c.unsubscribed, in.Unsubscribed)
	in.Language.write(&c.language, ignored)
	if len(c.language) != 2 { // what Intercom does not support becomes null
		c.language = ""
	}
	if w.has(EmailsLowered) {
		c.email = strings.ToLower(c.email)
	}
	c.updatedAt = time.Now().Unix()
	return nil
}

// refuseContact says what Intercom does not take. The codes and messages are an
// inference, but for those with a source and that of an unknown owner, which is
// documented with 2.1.
func (w *Workspace) refuseContact(r *request, c *contact, in *contactInput) error {
	owner := in.OwnerID
	_, known := w.admins.get(owner.value.id)
	switch {
	case c.id == "" && in.Role == nil && !in.Email.given && !in.ExternalID.given:
		return fail(http.StatusBadRequest, "parameter_invalid", "one of email, external_id or role is required")
	case in.Role != nil && *in.Role != "user" && *in.Role != "lead":
		return fail(http.StatusBadRequest, "parameter_invalid", "role must be user or lead")
	case c.id != "" && c.role == "user" && in.Role != nil && *in.Role == "lead": // recorded with 2.3, 2021
		return fail(http.StatusBadRequest, "client_error", "Contact with user role can't be converted to a lead")
	case in.Avatar.value != "" && !strings.HasPrefix(in.Avatar.value, "https://"):
		// The message is of intercom-ruby #138 and intercom-android #293, the code an inference.
		return fail(http.StatusBadRequest, "parameter_invalid", "the image url needs to be https")
	case owner.given && !owner.null && owner.value.number != (r.version < parseVersion("2.16")):
		return fail(http.StatusBadRequest, "parameter_invalid", "owner_id has the wrong type")
	case owner.given && !owner.null && !known:
		return fail(http.StatusBadRequest, "parameter_invalid", "The owner specified is not a member of the workspace")
	}
	return w.duplicate(c, in)
}

// duplicate refuses a user who has the external id of another one, or where
// either has none its e-mail address: two with different external ids can have
// one address (help article 5053685; intercom-java #286, intercom-node #266,
// intercom-php #273). An archived one counts, and for some days a deleted one,
// which is called archived (recorded, 2.3). The answer is documented in version
// 2.1 only but seen by many (Intercom-OpenAPI #543), in several forms.
func (w *Workspace) duplicate(c *contact, in *contactInput) error {
	role, externalID := c.role, c.externalID
	set(&role, in.Role)
	in.ExternalID.write(&externalID, w.has(ClearingIgnored))
	if role != "user" {
		return nil
	}
	for _, users := range []*table[contact]{&w.contacts, &w.deletedUsers} {
		for other := range users.all {
			deleted := !other.deletedAt.IsZero()
			known := externalID != "" && other.externalID != ""
			same := in.ExternalID.value != "" && other.externalID == in.ExternalID.value ||
				in.Email.value != "" && strings.EqualFold(other.email, in.Email.value) && (!known || w.has(UserEmailsUnique))
			if other == c || !same || other.role != "user" || other.mergedInto != "" || deleted && !other.held() {
				continue
			}
			message := "A contact matching those details already exists"
			if (other.archived || deleted) && !w.has(ConflictSaysLittle) {
				message = "An archived contact matching those details already exists"
			}
			if !w.has(ConflictWithoutID) {
				message += " with id=" + other.id
			}
			return fail(http.StatusConflict, "conflict", message)
		}
	}
	return nil
}
