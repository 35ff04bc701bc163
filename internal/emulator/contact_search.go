package emulator

import (
	"strings"
	"time"
	_ "time/tzdata" // days are those of the workspace's time zone, on every machine
)

// Quirks of the search for contacts.
var ContactTimesExact = quirk("ContactTimesExact", off,
	"searches for contacts compare times to the second in every version, and with every operator",
	"only of Preview; all descriptions up to 2.16 say that the calendar day is compared")

// workspaceTimezone is where the days of a workspace begin.
const workspaceTimezone = "Europe/Dublin"

func workspaceZone() *time.Location {
	zone, err := time.LoadLocation(workspaceTimezone)
	if err != nil {
		panic(err)
	}
	return zone
}

// contactFields are what contacts can be searched by, as the descriptions list
// it, misspellings included.
func (w *Workspace) contactFields(version int) fields {
	// Standard times are of one kind, custom ones of another since Preview.
	zone, times := workspaceZone(), dayField(workspaceZone())
	if version == preview || w.has(ContactTimesExact) {
		zone, times = time.UTC, only("= != > < >= <=", numbersBy(strict))
	}
	known := map[string]comparison{
		"email": emailField, "owner_id": idField, "tag_id": tagField,
		"unsubscribed_from_emails": boolField, "marked_email_as_spam": boolField, "has_hard_bounced": boolField,
	}
	for _, name := range []string{
		"id", "role", "name", "avatar", "email_domain", "phone", "formatted_phone", "external_id", "language_override",
		"browser", "browser_language", "os", "location.country", "location.region", "location.city",
		"ios_app_version", "ios_device", "ios_app_device", "ios_os_version", "ios_app_name", "ios_sdk_version",
		"android_app_version", "android_device", "android_app_name", "andoid_sdk_version", "segment_id",
	} {
		known[name] = textField
	}
	for _, name := range []string{
		"created_at", "signed_up_at", "updated_at", "last_seen_at", "last_contacted_at", "last_replied_at",
		"last_email_opened_at", "last_email_clicked_at", "ios_last_seen_at", "android_last_seen_at",
	} {
		known[name] = times
	}
	return w.customFields("contact", zone, named(known))
}

func (w *Workspace) searchContacts(r *request) (any, error) {
	now := time.Now()
	page, total, pages, err := search(w, r, w.contacts.all, 50, w.contactFields(r.version), func(c *contact) map[string]any {
		if c.archived || c.mergedInto != "" || now.Before(c.searchableAt) {
			return nil
		}
		_, domain, _ := strings.Cut(c.email, "@")
		segments := []string{}
		for s := range w.segments.all {
			if s.hasContact(c) {
				segments = append(segments, s.id)
			}
		}
		values := map[string]any{
			"id": c.id, "role": c.role, "email": c.email, "email_domain": domain, "external_id": c.externalID, "name": c.name,
			"avatar": c.avatar, "phone": c.phone, "formatted_phone": c.phone, "owner_id": orNull(c.ownerID),
			"created_at": c.createdAt, "updated_at": c.updatedAt, "signed_up_at": orNull(c.signedUpAt), "last_seen_at": orNull(c.lastSeenAt),
			"unsubscribed_from_emails": c.unsubscribed, "marked_email_as_spam": false, "has_hard_bounced": false,
			"language_override": c.language, "tag_id": w.tagsOf(c.tags), "segment_id": segments,
		}
		for name, value := range c.custom {
			values["custom_attributes."+name] = value
		}
		return values
	})
	if err != nil {
		return nil, err
	}
	return w.contactList(r, page, total, pages), nil
}
