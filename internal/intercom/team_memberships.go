package intercom

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"net/http"
	"slices"
	"time"
)

// TeamMembership is who is in a team, and at which level where the team balances
// load.
type TeamMembership struct {
	Team
	Levels struct {
		Secondary []ID `json:"secondary_admin_ids"` // all others are at the first level
	} `json:"admin_priority_level"`
}

// Balances says whether the team hands out conversations by load: only such a team
// has levels.
func (t *TeamMembership) Balances() bool { return t.DistributionMethod == "load_balanced" }

// Members are the teammates of the team.
func (t *TeamMembership) Members() TeamMembers {
	return TeamMembers{idStrings(t.AdminIDs), idStrings(t.Levels.Secondary)}
}

func idStrings(ids []ID) []string {
	texts := make([]string, 0, len(ids))
	for _, id := range ids {
		texts = append(texts, id.String())
	}
	return texts
}

// TeamMembers are the ids of all teammates of a team, and of those at its second level.
type TeamMembers struct{ AdminIDs, SecondaryAdminIDs []string }

func (m TeamMembers) same(other TeamMembers) bool {
	return sameIDs(m.AdminIDs, other.AdminIDs) && sameIDs(m.SecondaryAdminIDs, other.SecondaryAdminIDs)
}

func sameIDs(one, other []string) bool {
	return len(Without(one, other))+len(Without(other, one)) == 0
}

// Without are the ids of one list that another lacks.
func Without(ids, others []string) []string {
	return slices.DeleteFunc(slices.Clone(ids), func(id string) bool { return slices.Contains(others, id) })
}

// MostTeamMembers is how many teammates a team can have; the least is one.
const MostTeamMembers = 1000

// TeamMemberships reads and writes who is in teams. Only Preview can write it.
type TeamMemberships struct {
	c     *Client
	cache *snapshot[TeamMembership]
}

func newTeamMemberships(c *Client) TeamMemberships {
	return TeamMemberships{c, whole[TeamMembership](c, []string{"teams"}, readable).since(Preview)}
}

// All lists every team with its members.
func (s TeamMemberships) All(ctx context.Context) iter.Seq2[*TeamMembership, error] {
	return s.cache.all(ctx)
}

// Get returns a team with its members.
func (s TeamMemberships) Get(ctx context.Context, teamID string) (*TeamMembership, error) {
	return s.cache.get(ctx, teamID)
}

// Exists is nil where a team has an id, else the error of looking for it.
func (s TeamMemberships) Exists(ctx context.Context, teamID string) error {
	_, err := s.Get(ctx, teamID)
	return err
}

// OtherMembersError says that a team has teammates who would have to leave it.
type OtherMembersError struct {
	TeamID   string
	AdminIDs []string // of those teammates
}

func (e *OtherMembersError) Error() string {
	return fmt.Sprintf("team %s has %d teammates who are not among its new members", e.TeamID, len(e.AdminIDs))
}

// Leave is an *OtherMembersError where somebody has to leave a team for it to have
// these members only.
func (m TeamMembers) Leave(team *TeamMembership) error {
	if others := Without(team.Members().AdminIDs, m.AdminIDs); len(others) > 0 {
		return &OtherMembersError{team.identity(), others}
	}
	return nil
}

// Take makes members all that a team has, where nobody has to leave it for that. Else
// it fails with an *OtherMembersError.
func (s TeamMemberships) Take(ctx context.Context, teamID string, members TeamMembers) (*TeamMembership, error) {
	return s.write(ctx, teamID, members, members.Leave)
}

// Set makes members all that a team has.
func (s TeamMemberships) Set(ctx context.Context, teamID string, members TeamMembers) (*TeamMembership, error) {
	return s.write(ctx, teamID, members, func(*TeamMembership) error { return nil })
}

// attemptsAtConflict is how often members are written that somebody else changes at
// the same time.
const attemptsAtConflict = 4

// write changes a team where it has to. Intercom may end a write with a conflict after
// it carried out a part of it, and asks for the team to be read before the next one.
func (s TeamMemberships) write(ctx context.Context, teamID string, members TeamMembers, allowed func(*TeamMembership) error) (*TeamMembership, error) {
	release, err := s.c.claim(ctx, "team/"+teamID)
	if err != nil {
		return nil, err
	}
	defer release()
	for attempt := 1; ; attempt++ {
		now, err := s.cache.ask(ctx, teamID)
		if err == nil {
			err = allowed(now) // somebody may have come into the team since the last attempt
		}
		switch {
		case err != nil:
			return nil, err
		case now.Members().same(members):
			return s.cache.written(now, nil)
		}
		changed, err := call[TeamMembership](ctx, s.c, put(members.body(now), "teams", teamID).since(Preview).about(teamID).
			must(showing("list of members", func(team *TeamMembership) bool { return sameIDs(team.Members().AdminIDs, members.AdminIDs) })))
		s.c.Teams.cache.drop()
		s.c.Admins.cache.drop() // who tell their teams
		var refused *Error
		if attempt == attemptsAtConflict || !errors.As(err, &refused) || refused.Status != http.StatusConflict || refused.Code != "conflict" {
			return s.cache.written(changed, err)
		}
		if err := sleep(ctx, time.Duration(attempt)*time.Second); err != nil {
			return s.cache.written(nil, err)
		}
	}
}

// body has all members, and the level of each where the team has levels: whose level is
// not sent keeps the one that they have.
func (m TeamMembers) body(team *TeamMembership) map[string]any {
	body := map[string]any{"admin_ids": NumericIDs(m.AdminIDs)}
	if team.Balances() {
		body["admin_priority_level"] = map[string]any{
			"primary_admin_ids": NumericIDs(Without(m.AdminIDs, m.SecondaryAdminIDs)), "secondary_admin_ids": NumericIDs(m.SecondaryAdminIDs),
		}
	}
	return body
}
