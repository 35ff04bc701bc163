package emulator

import (
	"net/http"
	"time"
)

// Quirks of contacts.
var (
	DeletedUsersHold = quirk("DeletedUsersHold", on,
		"a deleted user holds its external id and e-mail address for 7 days: creating another one is refused, and it cannot be restored",
		"recorded by Grouparoo with 2.3 in January and April 2021, which leads are not; the 7 days are of a public bridge of 2026")
	ArchivedContactsReadable = quirk("ArchivedContactsReadable", off,
		"GET /contacts/{id} answers for an archived contact as for others, and says that it is archived",
		"documented nowhere; 404 was recorded (Grouparoo, 2.3)")
	UserEmailsUnique = quirk("UserEmailsUnique", off,
		"two users cannot have one e-mail address, even where their external ids differ",
		"against it: help article 5053685, intercom-java #286, intercom-node #266, intercom-php #273")
	ContactsTellSMS = quirk("ContactsTellSMS", off,
		"contacts have sms_consent and unsubscribed_from_sms",
		"Airbyte's records (2024); no description has them")
	ContactsShowNothing = quirk("ContactsShowNothing", off,
		"the tags, notes and subscriptions within a contact are always empty",
		"tags were recorded by Grouparoo (2021) and Airbyte (2024), ruby #575 and #577 use them; the examples are empty")
	LeadsKeepExternalID = quirk("LeadsKeepExternalID", off,
		"a lead that is created with an external_id has it, in place of a UUID",
		"against a recording with 2.3, 2021; no description says either")
	ConflictSaysLittle = quirk("ConflictSaysLittle", off,
		"the refusal of a contact that an archived one stands in the way of is worded as that of any duplicate",
		"the message was seen in several forms (Intercom-OpenAPI #543)")
	ConflictWithoutID = quirk("ConflictWithoutID", off,
		"the refusal of a duplicate contact does not name the id",
		"the message was seen in several forms (Intercom-OpenAPI #543)")
	ClearingIgnored = quirk("ClearingIgnored", off,
		"null leaves what a contact has",
		"documented nowhere")
	EmailsLowered = quirk("EmailsLowered", off,
		"e-mail addresses of contacts are stored in lower case",
		"documented nowhere")
)

type contact struct {
	id, role, externalID, email, phone, name, avatar, ownerID, language string
	unsubscribed, archived                                              bool
	mergedInto                                                          string
	merges                                                              []merge
	tags                                                                map[string]bool
	subscriptions, companies                                            []string
	custom                                                              map[string]any
	createdAt, updatedAt, signedUpAt, lastSeenAt                        int64
	searchableAt, deletedAt                                             time.Time
}

// deletionTakes is how long a deleted user holds its external id and its e-mail
// address (a public bridge of 2026 waits for so long).
const deletionTakes = 7 * 24 * time.Hour

// held says whether a deleted user still stands in the way of another.
func (c *contact) held() bool { return time.Since(c.deletedAt) < deletionTakes }

// usualContacts are on a page of the list when nobody asks for another size
// (Intercom-OpenAPI #639: the descriptions' 50 is wrong).
const usualContacts = 10

func (w *Workspace) contactRoutes() {
	w.handle(oldest, "GET /contacts", w.listContacts)
	w.handle(oldest, "POST /contacts", w.createContact)
	w.handle(oldest, "POST /contacts/search", w.searchContacts)
	w.handle(oldest, "POST /contacts/merge", w.mergeContacts)
	w.handle("Preview", "POST /contacts/merge/preview", w.previewMerge)
	w.handle("2.13", "GET /contacts/find_by_external_id/{external}", func(r *request) (any, error) {
		for c := range w.contacts.all {
			if c.externalID == r.PathValue("external") && c.role == "user" && !c.archived && c.mergedInto == "" {
				return w.encodeContact(c, r.version, true), nil
			}
		}
		return nil, notFound("User Not Found")
	})
	w.handle(oldest, "GET /contacts/{id}", w.getContact)
	w.handle("2.16", "GET /contacts/{id}/merge_history", w.mergeHistory)
	w.handle(oldest, "PUT /contacts/{id}", w.onContact(func(c *contact, r *request) (any, error) {
		if err := w.writeContact(r, c); err != nil {
			return nil, err
		}
		return w.encodeContact(c, r.version, true), nil
	}))
	w.handle(oldest, "DELETE /contacts/{id}", w.onContact(func(c *contact, _ *request) (any, error) {
		w.contacts.delete(c.id)
		if c.role == "user" && w.has(DeletedUsersHold) {
			c.deletedAt = time.Now()
			w.deletedUsers.put(c.id, c)
		}
		return object{"type": "contact", "id": c.id, "external_id": orNull(c.externalID), "deleted": true}, nil
	}))
	for verb, archive := range map[string]bool{"archive": true, "unarchive": false} {
		w.handle(oldest, "POST /contacts/{id}/"+verb, func(r *request) (any, error) {
			c, ok := w.contacts.get(r.PathValue("id"))
			if gone, deleted := w.deletedUsers.get(r.PathValue("id")); deleted && !archive && gone.held() {
				return nil, fail(http.StatusBadRequest, "bad_request", "User has been marked for permanent deletion and is not restorable.")
			}
			if !ok || c.mergedInto != "" {
				return nil, notFound("User Not Found")
			}
			c.archived = archive
			return object{"type": "contact", "id": c.id, "external_id": orNull(c.externalID), "archived": archive}, nil
		})
	}
	w.handle("2.13", "POST /contacts/{id}/block", w.blockContact)
}

// blockContact archives the conversations of a contact, which lists then lack. [?] What
// else is seen of it is described nowhere: here the contact is archived, too.
func (w *Workspace) blockContact(r *request) (any, error) {
	c, ok := w.contacts.get(r.PathValue("id"))
	if !ok || c.mergedInto != "" {
		return nil, notFound("User Not Found")
	}
	c.archived = true
	for talk := range w.conversations.all {
		talk.archived = talk.archived || talk.contactID == c.id
	}
	return object{"type": "contact", "id": c.id, "external_id": orNull(c.externalID), "blocked": true}, nil
}

// onContact answers about the contact that the path names.
func (w *Workspace) onContact(answer func(*contact, *request) (any, error)) handler {
	return func(r *request) (any, error) {
		found, err := w.contactAt(r)
		if err != nil {
			return nil, err
		}
		return answer(found, r)
	}
}

// getContact answers 410 for a contact that was merged into another, since
// 2.16; the prose of the merge itself says 404.
func (w *Workspace) getContact(r *request) (any, error) {
	if merged, ok := w.contacts.get(r.PathValue("id")); ok && merged.mergedInto != "" && r.version >= parseVersion("2.16") {
		r.header.Set("Link", "</contacts/"+merged.mergedInto+`>; rel="canonical"`)
		return nil, fail(http.StatusGone, "contact_merged",
			"This contact has been merged. See the 'Link' header for the canonical contact.")
	}
	found, err := w.contactAt(r)
	if err != nil {
		return nil, err
	}
	return w.encodeContact(found, r.version, true), nil
}

// contactAt finds a contact. A merged one cannot be found, and only getContact
// is described as answering 410 for it. [?] Nor can an archived one, until it is
// taken out of the archive.
func (w *Workspace) contactAt(r *request) (*contact, error) {
	found, ok := w.contacts.get(r.PathValue("id"))
	if !ok || found.mergedInto != "" || found.archived && !w.has(ArchivedContactsReadable) {
		return nil, notFound("User Not Found")
	}
	return found, nil
}

// listContacts lacks the archived and the merged, as searches do.
func (w *Workspace) listContacts(r *request) (any, error) {
	listed := []*contact{}
	for c := range w.contacts.all {
		if !c.archived && c.mergedInto == "" {
			listed = append(listed, c)
		}
	}
	query := r.URL.Query()
	page, pages := cursored(listed, query.Get("per_page"), query.Get("starting_after"), usualContacts)
	return w.contactList(r, page, len(listed), pages), nil
}

func (w *Workspace) contactList(r *request, page []*contact, total int, pages object) object {
	items := encoded(page, func(c *contact) object { return w.encodeContact(c, r.version, false) })
	return object{"type": "list", "data": items, "total_count": total, "pages": pages}
}

func (w *Workspace) encodeContact(c *contact, version int, single bool) object {
	encoded := object{}
	for _, name := range []string{
		"last_replied_at", "last_contacted_at", "last_email_opened_at", "last_email_clicked_at",
		"browser", "browser_version", "browser_language", "os",
		"android_app_name", "android_app_version", "android_device", "android_os_version", "android_sdk_version", "android_last_seen_at",
		"ios_app_name", "ios_app_version", "ios_device", "ios_os_version", "ios_sdk_version", "ios_last_seen_at",
		"utm_campaign", "utm_content", "utm_medium", "utm_source", "utm_term", "referrer",
	} {
		encoded[name] = nil
	}
	// The first of what is of the contact, and how many there are: recorded of tags
	// (Grouparoo 2021, Airbyte 2024), described of the others.
	embedded := func(path, kind, at string, ids []string) object {
		if w.has(ContactsShowNothing) {
			ids = nil
		}
		const most = 10
		items := []any{}
		for _, id := range ids[:min(len(ids), most)] {
			items = append(items, object{"type": kind, "id": id, "url": at + id})
		}
		return object{"type": "list", "data": items, "url": "/contacts/" + c.id + path, "total_count": len(ids), "has_more": len(ids) > most}
	}
	choices := func(consent string) object {
		return embedded("/subscriptions", "subscription", "/subscription_types/", w.choicesOf(c, consent))
	}
	encoded["type"], encoded["id"], encoded["workspace_id"], encoded["role"] = "contact", c.id, w.options.WorkspaceID, c.role
	encoded["external_id"], encoded["email"] = orNull(c.externalID), c.email // no description lets it be null
	encoded["phone"], encoded["name"] = orNull(c.phone), orNull(c.name)
	encoded["avatar"], encoded["owner_id"] = nil, owner(c.ownerID, version)
	if c.avatar != "" {
		encoded["avatar"] = object{"type": "avatar", "image_url": c.avatar}
	}
	encoded["social_profiles"] = list(nil)
	encoded["has_hard_bounced"], encoded["marked_email_as_spam"] = false, false
	encoded["unsubscribed_from_emails"] = c.unsubscribed
	encoded["created_at"], encoded["updated_at"] = c.createdAt, c.updatedAt
	encoded["signed_up_at"], encoded["last_seen_at"] = orNull(c.signedUpAt), orNull(c.lastSeenAt)
	encoded["language_override"] = orNull(c.language)
	encoded["location"] = object{"type": "location", "country": nil, "region": nil, "city": nil, "country_code": nil, "continent_code": nil}
	encoded["custom_attributes"] = c.custom
	encoded["tags"] = embedded("/tags", "tag", "/tags/", w.tagsOf(c.tags))
	encoded["notes"] = embedded("/notes", "note", "/notes/", w.notesOf(c))
	companies := embedded("/companies", "company", "/companies/", nil)
	embedCompanies(c, companies)
	encoded["companies"] = companies
	encoded["opted_out_subscription_types"] = choices("opt_out")
	encoded["opted_in_subscription_types"] = choices("opt_in")
	if single && version >= parseVersion("2.12") {
		encoded["enabled_push_messaging"] = nil
	}
	if w.has(ContactsTellSMS) {
		encoded["sms_consent"], encoded["unsubscribed_from_sms"] = false, false
	}
	if c.archived {
		encoded["archived"] = true
	}
	if version == preview {
		encoded["formatted_phone"] = orNull(c.phone)
	}
	return encoded
}

// owner is an admin's id: a number until 2.15, a string since.
func owner(id string, version int) any {
	if id == "" {
		return nil
	}
	if version < parseVersion("2.16") {
		return numbers([]string{id})[0]
	}
	return id
}
