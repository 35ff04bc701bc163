package emulator

import (
	"net/http"
	"slices"
)

type team struct {
	id, name     string
	adminIDs     []string
	secondaryIDs []string // of these, where the team balances load
	distribution string
	limit        int
}

// balancesLoad is the only distribution that has levels.
const balancesLoad = "load_balanced"

func (w *Workspace) teamRoutes() {
	w.handle(oldest, "GET /teams", func(r *request) (any, error) {
		return object{"type": "team.list", "teams": rows(&w.teams, func(t *team) object { return t.encode(r.version) })}, nil
	})
	w.handle(oldest, "GET /teams/{id}", func(r *request) (any, error) {
		found, err := w.teamAt(r)
		if err != nil {
			return nil, err
		}
		return found.encode(r.version), nil
	})
	w.handle("2.16", "GET /teams/{id}/metrics", w.teamMetrics)
	w.handle("Preview", "PUT /teams/{id}", w.writeTeamMembership)
}

func (w *Workspace) teamAt(r *request) (*team, error) {
	found, ok := w.teams.get(r.PathValue("id"))
	if !ok {
		return nil, fail(http.StatusNotFound, "team_not_found", "Team not found")
	}
	return found, nil
}

func (t *team) encode(version int) object {
	encoded := object{"type": "team", "id": t.id, "name": t.name, "admin_ids": numbers(t.adminIDs)}
	if version >= parseVersion("2.14") {
		encoded["assignment_limit"] = orNull(t.limit)
		encoded["distribution_method"] = orNull(t.distribution)
	}
	if t.distribution == balancesLoad {
		primary := slices.DeleteFunc(slices.Clone(t.adminIDs), func(id string) bool { return slices.Contains(t.secondaryIDs, id) })
		encoded["admin_priority_level"] = object{"primary_admin_ids": numbers(primary), "secondary_admin_ids": numbers(t.secondaryIDs)}
	}
	return encoded
}
