package emulator

// staff fills the workspace with what a second one has beside the sample: the same
// teammates, teams, segments, types of subscriptions, brands, e-mail settings, help
// centers, macros, newsfeeds, roles, SLA rules, ticket states, auth tokens and workflows
// under other ids, and nothing that an export can make. Who applies the sample's configuration
// here finds what it looks up, and the ids that it names are wrong.
func (w *Workspace) staff() {
	w.sampleStaff()
	w.me = elsewhere(w.me)
	for a := range w.admins.all {
		a.teamIDs = allElsewhere(a.teamIDs)
	}
	for t := range w.teams.all {
		t.adminIDs = allElsewhere(t.adminIDs)
	}
	renumber(&w.admins, func(a *admin) *string { return &a.id })
	renumber(&w.teams, func(t *team) *string { return &t.id })
	renumber(&w.segments, func(s *segment) *string { return &s.id }) // the tag of one is not there: nobody is in it
	renumber(&w.subscriptionTypes, func(s *subscriptionType) *string { return &s.id })
	for b := range w.brands.all {
		b.helpCenterID, b.emailSettingID = elsewhere(b.helpCenterID), elsewhere(b.emailSettingID)
	}
	renumber(&w.brands, func(b *brand) *string { return &b.id })
	for e := range w.emailSettings.all {
		e.brandID = elsewhere(e.brandID)
	}
	renumber(&w.emailSettings, func(e *emailSetting) *string { return &e.id })
	renumber(&w.helpCenters, func(h *helpCenter) *string { return &h.id })
	for m := range w.macros.all {
		m.teamIDs = allElsewhere(m.teamIDs)
	}
	renumber(&w.macros, func(m *macro) *string { return &m.id })
	renumber(&w.newsfeeds, func(f *newsfeed) *string { return &f.id })
	renumber(&w.roles, func(r *role) *string { return &r.id })
	renumber(&w.slaRules, func(s *slaRule) *string { return &s.id })
	renumber(&w.ticketStates, func(s *ticketState) *string { return &s.id })
	renumber(&w.authTokens, func(t *authToken) *string { return &t.id })
	renumber(&w.workflows, func(f *workflow) *string { return &f.rulesetID })
}

// elsewhere is the id that an object of the sample has in the second workspace: as
// long, and of no object of the same kind in the sample.
func elsewhere(id string) string { return "7" + id[1:] }

func allElsewhere(ids []string) []string {
	others := []string{}
	for _, id := range ids {
		others = append(others, elsewhere(id))
	}
	return others
}

// renumber gives every row of a table, whose id is where id says, another one.
func renumber[T any](t *table[T], id func(*T) *string) {
	renumbered := table[T]{seed: t.seed}
	for row := range t.all {
		*id(row) = elsewhere(*id(row))
		renumbered.put(*id(row), row)
	}
	*t = renumbered
}
