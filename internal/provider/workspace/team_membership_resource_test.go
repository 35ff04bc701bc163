package workspace_test

import (
	"fmt"
	"net/http"
	"testing"
	"testing/synctest"

	"github.com/hashicorp/terraform-plugin-testing/helper/resource"
	"github.com/hashicorp/terraform-plugin-testing/knownvalue"
	"github.com/hashicorp/terraform-plugin-testing/plancheck"
	"github.com/hashicorp/terraform-plugin-testing/statecheck"
	"github.com/hashicorp/terraform-plugin-testing/tfjsonpath"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/acctest"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/emulator"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/session"
)

const (
	membershipAddress = "intercom_team_membership.test"

	balancedTeam = "5017691" // of the sample, with cleoID
	cleoID       = "991267461"
	daraID       = "991267462"
)

func TestAccTeamMembership(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	members := func(lines string) string {
		return fmt.Sprintf("resource \"intercom_team_membership\" \"test\" {\n  team_id = %q\n  %s\n}\n", balancedTeam, lines)
	}
	w.Test(acctest.Life(t, membershipAddress, acctest.Steps{
		Create: resource.TestStep{Config: members(`admin_ids = ["991267461", "991267460"]`), ConfigStateChecks: []statecheck.StateCheck{
			statecheck.ExpectKnownValue(membershipAddress, tfjsonpath.New("secondary_admin_ids"), texts()),
		}},
		Update: resource.TestStep{
			Config: members("admin_ids = [\"991267460\", \"991267462\"]\n  secondary_admin_ids = [\"991267462\"]") +
				"data \"intercom_team\" \"test\" {\n  id = intercom_team_membership.test.team_id\n}\ndata \"intercom_admin\" \"test\" {\n  email = \"dara@example.com\"\n  depends_on = [intercom_team_membership.test]\n}\n",
			ConfigStateChecks: append(has("team", map[string]knownvalue.Check{"admin_ids": texts(belaID, daraID)}),
				has("admin", map[string]knownvalue.Check{"team_ids": texts(balancedTeam)})...),
		},
		Action:   plancheck.ResourceActionUpdate,
		Identity: []string{"team_id"},
	})...)
}

func manageMembership(t *testing.T, w *acctest.Workspace) *acctest.Managed {
	t.Helper()
	return acctest.Manage(t, w, "intercom_team_membership", "/teams")
}

func membership(team string, admins ...string) session.Config {
	return session.Config{"team_id": team, "admin_ids": admins}
}

// levels are the members of a team that balances load.
func levels(secondary []string, admins ...string) session.Config {
	config := membership(balancedTeam, admins...)
	config["secondary_admin_ids"] = secondary
	return config
}

// hasMembers fails unless a team has members.
func hasMembers(t *testing.T, w *acctest.Workspace, team, want string) {
	t.Helper()
	if got := fmt.Sprintf("%.0f", w.Do(http.MethodGet, "/teams/"+team, nil)["admin_ids"]); got != want {
		t.Errorf("team %s has the members %s, not %s", team, got, want)
	}
}

// TestTeamMembershipLevels gives teammates levels and takes them back, in a team that
// has levels.
func TestTeamMembershipLevels(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	m := manageMembership(t, w)
	for _, config := range []session.Config{
		levels([]string{belaID}, cleoID, belaID), levels([]string{cleoID}, cleoID, belaID, daraID), levels(nil, cleoID, belaID),
		levels([]string{belaID, cleoID}, cleoID, belaID), membership(balancedTeam, belaID, daraID),
	} {
		m.Applies(config)
		m.Settled(config)
	}
	m.Applies(nil, "The team will keep its members", "a team cannot be empty")
	hasMembers(t, w, balancedTeam, "[991267460 991267462]")
	imported := imports(t, manageMembership(t, w), balancedTeam)
	imported.Settled(membership(balancedTeam, daraID, belaID))
}

// TestTeamMembershipOfOthers creates the membership of a team with members whom the
// configuration does not know.
func TestTeamMembershipOfOthers(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	m := manageMembership(t, w)
	m.Fails(membership(emulator.SampleTeamID, cleoID), "The team has other members", belaID, "terraform import '<address of this resource>' '"+emulator.SampleTeamID+"'")
	hasMembers(t, w, emulator.SampleTeamID, "[991267460]")
	// Somebody joins between the plan and the apply.
	err := m.Run(func(s *session.Session) error {
		plan, err := s.Plan(t.Context(), m.Instance, membership(emulator.SampleTeamID, belaID))
		if err != nil {
			return err
		}
		w.TryIn("Preview", http.MethodPut, "/teams/"+emulator.SampleTeamID, map[string]any{"admin_ids": []int{991267460, 991267462}})
		return s.Apply(t.Context(), plan)
	})
	if err == nil || m.Exists() {
		t.Error("somebody was taken out of a team unseen")
	}
	m.Heard("The team has other members", daraID)
	imported := imports(t, manageMembership(t, w), emulator.SampleTeamID)
	imported.Applies(membership(emulator.SampleTeamID, cleoID))
	hasMembers(t, w, emulator.SampleTeamID, "[991267461]")
}

// TestTeamMembershipTwice has two resources for one team.
func TestTeamMembershipTwice(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	one, other, config := manageMembership(t, w), manageMembership(t, w), membership(balancedTeam, cleoID)
	bothAtOnce(t, one, other, config)
	one.Heard("A team membership of team "+balancedTeam+" exists already", "remove one")
}

// TestTeamMembershipPlans refuses what cannot be.
func TestTeamMembershipPlans(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	m := manageMembership(t, w)
	secondary := membership(emulator.SampleTeamID, belaID)
	secondary["secondary_admin_ids"] = []string{belaID}
	var many []string
	for i := range 1001 {
		many = append(many, fmt.Sprint(1000+i))
	}
	for want, config := range map[string]session.Config{
		"A team cannot be empty":                        membership(balancedTeam),
		"admin_ids has 1001 teammates":                  membership(balancedTeam, many...),
		"which here has digits only":                    membership(balancedTeam, "cleo@example.com"),
		"admin_ids takes ids of intercom_admin":         membership(balancedTeam, cleoID, "12"),
		"team_id takes the id of an intercom_team":      membership("12", cleoID),
		"must be in admin_ids as well":                  levels([]string{belaID}, cleoID),
		"Team 5017690 does not balance load":            secondary,
		"secondary_admin_ids must be an id as Intercom": levels([]string{"cleo"}, cleoID),
	} {
		m.Fails(config, want)
	}
	if requests, _ := w.Requests(); len(requests) == 0 {
		t.Error("nothing is looked up")
	}
	if w.RequestCount(http.MethodPut, "/teams/"+balancedTeam) != 0 {
		t.Error("what is refused is written")
	}
}

// TestTeamMembershipConflicts has somebody else change a team at the same time.
func TestTeamMembershipConflicts(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		w := acctest.New(t, acctest.Undescribed)
		m := manageMembership(t, w)
		config := levels([]string{belaID}, cleoID, belaID)
		w.Breaks(emulator.Fault{Pattern: "PUT /teams/*", Status: http.StatusConflict, Code: "conflict", Count: 2})()
		m.Applies(config)
		m.Settled(config)
		// A part of it was carried out: here, all.
		w.Breaks(emulator.Fault{Pattern: "PUT /teams/*", Status: http.StatusConflict, Code: "conflict", After: true, Count: 1})()
		w.ForgetRequests()
		m.Applies(membership(balancedTeam, daraID, cleoID))
		if writes := w.RequestCount(http.MethodPut, "/teams/"+balancedTeam); writes != 1 {
			t.Errorf("%d writes", writes)
		}
		w.Breaks(emulator.Fault{Pattern: "PUT /teams/*", Status: http.StatusConflict, Code: "conflict"})()
		m.Fails(membership(balancedTeam, cleoID), "Intercom answered 409 conflict", "Something else was changed at the same time")
	})
}
