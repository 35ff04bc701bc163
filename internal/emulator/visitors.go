package emulator

import (
	"maps"
	"net/http"
	"time"
)

type visitor struct {
	id, userID, pseudonym, name string
	sessions                    int
	custom                      map[string]any
}

// visitorKey is what visitors are named by in requests.
type visitorKey struct {
	ID     string `json:"id"`
	UserID string `json:"user_id"`
	Email  string `json:"email"`
}

// visitorOf finds a visitor; none has an e-mail address here.
func (w *Workspace) visitorOf(key visitorKey) (*visitor, error) {
	for v := range w.visitors.all {
		if key.ID != "" && v.id == key.ID || key.ID == "" && key.UserID != "" && v.userID == key.UserID {
			return v, nil
		}
	}
	return nil, notFound("Visitor Not Found")
}

func (w *Workspace) visitorRoutes() {
	w.handle(oldest, "PUT /visitors", w.updateVisitor)
	w.handle(oldest, "POST /visitors/convert", w.convertVisitor)
	w.handle(oldest, "GET /visitors", func(r *request) (any, error) {
		for v := range w.visitors.all {
			if v.userID == r.URL.Query().Get("user_id") {
				return w.encodeVisitor(v), nil
			}
		}
		return nil, notFound("Visitor Not Found")
	})
}

func (w *Workspace) updateVisitor(r *request) (any, error) {
	var in struct {
		visitorKey
		Name   *string        `json:"name"`
		Custom map[string]any `json:"custom_attributes"`
	}
	if err := r.decode(&in); err != nil {
		return nil, err
	}
	found, err := w.visitorOf(in.visitorKey)
	if err != nil {
		return nil, err
	}
	set(&found.name, in.Name)
	maps.Copy(found.custom, in.Custom)
	return w.encodeVisitor(found), nil
}

// convertVisitor merges a visitor into the contact that is meant, or makes one of
// it. The visitor is deleted. [?] What an unknown id of a contact does is described
// nowhere; here it is refused.
func (w *Workspace) convertVisitor(r *request) (any, error) {
	var in struct {
		Type          string `json:"type"`
		User, Visitor visitorKey
	}
	if err := r.decode(&in); err != nil {
		return nil, err
	}
	if in.Type != "user" && in.Type != "lead" {
		return nil, fail(http.StatusBadRequest, "parameter_invalid", "type must be user or lead")
	}
	from, err := w.visitorOf(in.Visitor)
	if err != nil {
		return nil, err
	}
	var into *contact
	for c := range w.contacts.all {
		alike := in.User.ID != "" && c.id == in.User.ID || in.User.UserID != "" && c.externalID == in.User.UserID ||
			in.User.ID == "" && in.User.UserID == "" && in.User.Email != "" && c.email == in.User.Email
		if alike && c.role == in.Type && !c.archived && c.mergedInto == "" {
			into = c
		}
	}
	switch {
	case into == nil && in.User.ID != "":
		return nil, notFound("User Not Found")
	case into == nil:
		now := time.Now()
		into = &contact{
			id: from.id, role: in.Type, externalID: in.User.UserID, email: in.User.Email, name: from.name, tags: map[string]bool{},
			custom: from.custom, createdAt: now.Unix(), updatedAt: now.Unix(), searchableAt: now.Add(w.options.SearchLag),
		}
		w.contacts.put(into.id, into)
	}
	w.visitors.delete(from.id)
	return w.encodeContact(into, r.version, true), nil
}

func (w *Workspace) encodeVisitor(v *visitor) object {
	at := created.Unix()
	encoded := object{
		"type": "visitor", "id": v.id, "user_id": v.userID, "anonymous": true, "email": "", "phone": nil, "name": orNull(v.name),
		"pseudonym": orNull(v.pseudonym), "avatar": object{"type": "avatar", "image_url": nil}, "app_id": w.options.WorkspaceID,
		"companies": object{"type": "company.list", "companies": []any{}}, "location_data": object{}, "last_request_at": at,
		"created_at": at, "remote_created_at": at, "signed_up_at": at, "updated_at": at, "session_count": v.sessions,
		"social_profiles": object{"type": "social_profile.list", "social_profiles": []any{}}, "owner_id": nil,
		"unsubscribed_from_emails": false, "marked_email_as_spam": false, "has_hard_bounced": false,
		"tags":     object{"type": "tag.list", "tags": []any{}},
		"segments": object{"type": "segment.list", "segments": []any{}}, "custom_attributes": v.custom, "do_not_track": nil,
	}
	for _, name := range []string{"referrer", "utm_campaign", "utm_content", "utm_medium", "utm_source", "utm_term"} {
		encoded[name] = nil
	}
	return encoded
}
