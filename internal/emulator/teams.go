package emulator

import "net/http"

type team struct {
	id, name     string
	adminIDs     []string
	distribution string
	limit        int
}

func (w *Workspace) teamRoutes() {
	w.handle(oldest, "GET /teams", func(r *request) (any, error) {
		return object{"type": "team.list", "teams": rows(&w.teams, func(t *team) object { return t.encode(r.version) })}, nil
	})
	w.handle(oldest, "GET /teams/{id}", func(r *request) (any, error) {
		found, ok := w.teams.get(r.PathValue("id"))
		if !ok {
			return nil, fail(http.StatusNotFound, "team_not_found", "Team not found")
		}
		return found.encode(r.version), nil
	})
}

func (t *team) encode(version int) object {
	encoded := object{"type": "team", "id": t.id, "name": t.name, "admin_ids": numbers(t.adminIDs)}
	if version >= parseVersion("2.14") {
		encoded["assignment_limit"] = orNull(t.limit)
		encoded["distribution_method"] = orNull(t.distribution)
	}
	return encoded
}
