package emulator

import (
	"net/http"
	"slices"
)

// assignmentRuleRoutes are of 2.10 and 2.11 only.
func (w *Workspace) assignmentRuleRoutes() {
	w.handle(oldest, "POST /conversations/{id}"+runsRules, func(r *request) (any, error) {
		if r.version > parseVersion("2.11") {
			return nil, fail(http.StatusBadRequest, "intercom_version_invalid", "Requested resource is not available in current API version.")
		}
		return w.onConversation(w.runAssignmentRules)(r)
	})
}

// runAssignmentRules opens a conversation and assigns it, also one that is assigned,
// as pages of older versions say. The rule here, which is made up, is each team in its
// turn.
func (w *Workspace) runAssignmentRules(c *conversation, _ *request) error {
	var teams []string
	for team := range w.teams.all {
		teams = append(teams, team.id)
	}
	c.state, c.snoozedUntil = "open", 0
	if len(teams) > 0 {
		c.teamID = teams[(slices.Index(teams, c.teamID)+1)%len(teams)]
	}
	w.addPart(c, "default_assignment", "", "bot", tokenAdmin, object{"type": "team", "id": c.teamID})
	return nil
}
