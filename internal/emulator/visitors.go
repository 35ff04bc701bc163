package emulator

type visitor struct {
	id, userID, pseudonym string
	sessions              int
	custom                map[string]any
}

// visitorRoutes lacks what changes visitors and makes contacts of them.
func (w *Workspace) visitorRoutes() {
	w.handle(oldest, "GET /visitors", func(r *request) (any, error) {
		for v := range w.visitors.all {
			if v.userID == r.URL.Query().Get("user_id") {
				return w.encodeVisitor(v), nil
			}
		}
		return nil, notFound("Visitor Not Found")
	})
}

func (w *Workspace) encodeVisitor(v *visitor) object {
	at := created.Unix()
	encoded := object{
		"type": "visitor", "id": v.id, "user_id": v.userID, "anonymous": true, "email": "", "phone": nil, "name": nil,
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
