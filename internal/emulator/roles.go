package emulator

// role is what teammates may do. All that is known of roles is from the reference of
// 2.18 and Preview: no description has the path. See undescribed.
type role struct{ id, name, description string }

// roleRoutes are the only one: no page has one role by itself.
func (w *Workspace) roleRoutes() {
	w.handle("2.18", "GET /roles", func(*request) (any, error) {
		return list(rows(&w.roles, (*role).encode)), nil
	})
}

func (r *role) encode() object {
	return object{"type": "role", "id": r.id, "name": r.name, "description": orNull(r.description)}
}

func (w *Workspace) sampleRoles() {
	for _, r := range []role{
		{SampleRoleID, "Support Lead", "Can view and reply to conversations"},
		{"991267903", "Writer", ""},
	} {
		w.roles.put(r.id, &r)
	}
}
