package emulator

import (
	"encoding/json"
	"net/http"
	"slices"
	"strconv"
)

// mostTeamMembers is described with the request.
const mostTeamMembers = 1000

// teamLevels are the ids that a request names at a level.
type teamLevels struct {
	Primary   []flexibleID `json:"primary_admin_ids"`
	Secondary []flexibleID `json:"secondary_admin_ids"`
}

// writeTeamMembership says who is in a team, as the description has it: who is not
// named at a level keeps the one that they have, and who is new is at the first.
func (w *Workspace) writeTeamMembership(r *request) (any, error) {
	found, err := w.teamAt(r)
	if err != nil {
		return nil, err
	}
	invalid := func(message string) (any, error) {
		return nil, fail(http.StatusBadRequest, "parameter_invalid", message)
	}
	var in struct {
		Admins []flexibleID `json:"admin_ids"`
		Levels teamLevels   `json:"admin_priority_level"`
	}
	var given map[string]any
	if err := r.decode(&given); err != nil {
		return nil, err
	}
	if member := found.changedBy(given, r.version); member != "" {
		return invalid("Only admin_ids and admin_priority_level can be updated on a team, but the request changed " + member)
	}
	if json.Unmarshal(r.body, &in) != nil || r.URL.RawQuery != "" {
		return invalid("The request has the wrong parameters")
	}
	members, primary, secondary := idsOnce(in.Admins), idsOnce(in.Levels.Primary), idsOnce(in.Levels.Secondary)
	switch {
	case len(members) == 0 || len(members) > mostTeamMembers:
		return invalid("admin_ids must contain between 1 and 1000 ids")
	case len(secondary) > 0 && found.distribution != balancesLoad:
		return invalid("secondary_admin_ids can only be set on a team that balances load")
	}
	for _, id := range members {
		if _, err := strconv.Atoi(id); err != nil {
			return invalid("admin_ids must contain only numeric admin ids")
		}
		if _, there := w.admins.get(id); !there { // [?] the words are described nowhere
			return invalid("admin_ids names " + id + ", who is not a teammate of this workspace")
		}
	}
	for _, id := range slices.Concat(primary, secondary) {
		switch {
		case slices.Contains(primary, id) && slices.Contains(secondary, id):
			return invalid("admin_priority_level gives " + id + " more than one priority level")
		case !slices.Contains(members, id) && !slices.Contains(found.adminIDs, id):
			return invalid("admin_priority_level names " + id + ", which is on neither the team nor admin_ids")
		}
	}
	found.secondaryIDs = slices.DeleteFunc(slices.Clone(members), func(id string) bool {
		return slices.Contains(primary, id) || !slices.Contains(secondary, id) && !slices.Contains(found.secondaryIDs, id)
	})
	found.adminIDs = members
	for a := range w.admins.all {
		a.teamIDs = slices.DeleteFunc(slices.Clone(a.teamIDs), func(id string) bool { return id == found.id })
		if slices.Contains(members, a.id) {
			a.teamIDs = append(a.teamIDs, found.id)
		}
	}
	return found.encode(r.version), nil
}

// changedBy is a member of a request that a team has otherwise, or not at all; "" for
// none.
func (t *team) changedBy(given object, version int) string {
	now := t.encode(version)
	for name, value := range given {
		if name == "admin_ids" || name == "admin_priority_level" {
			continue
		}
		one, _ := json.Marshal(value)
		other, _ := json.Marshal(now[name])
		if _, has := now[name]; !has || string(one) != string(other) {
			return name
		}
	}
	return ""
}

// idsOnce are ids as the workspace keeps them, each once.
func idsOnce(ids []flexibleID) (plain []string) {
	for _, id := range ids {
		if !slices.Contains(plain, string(id)) {
			plain = append(plain, string(id))
		}
	}
	return plain
}
