package emulator

import (
	"slices"
	"strings"
)

// previewMerge says what a merge would do, by the description. What it says of contacts
// that are not there is described nowhere, and of external identifiers only e-mail
// address and phone number are compared: a lead has an external id of Intercom's.
func (w *Workspace) previewMerge(r *request) (any, error) {
	var in struct {
		From, Into         string
		SkipDuplicateCheck bool `json:"skip_duplicate_validation"`
	}
	if err := r.decode(&in); err != nil {
		return nil, err
	}
	from, fromKnown := w.contacts.get(in.From)
	into, intoKnown := w.contacts.get(in.Into)
	if !fromKnown || !intoKnown || from.mergedInto != "" || into.mergedInto != "" {
		return nil, notFound("User Not Found") // [?]
	}
	refused := func(code, message string) object {
		return object{"allowed": false, "reasons": []any{object{"code": code, "message": message}}}
	}
	switch {
	case from.role != "lead" || into.role != "user":
		return refused("invalid_merge_role_pair", "A lead can only be merged into a user."), nil // [?] the words
	case !from.sharesWith(into) && !in.SkipDuplicateCheck:
		return refused("no_shared_identifier", "These contacts don't share a common identifier (email, phone, or external ID), so they aren't recognised as duplicates. "+
			"Set skip_duplicate_validation to true to preview the merge anyway."), nil
	}
	changes := mergeChanges(from, into)
	return object{"allowed": true, "summary": object{
		"attribute_changes": object{"attributes": changes[:min(len(changes), mostMergeChanges)], "total_count": len(changes)},
		"reassignments":     w.reassignments(from, into),
	}}, nil
}

// mostMergeChanges is how many changes a preview tells.
const mostMergeChanges = 50

// sharesWith says whether two contacts are one person by what both have.
func (c *contact) sharesWith(other *contact) bool {
	return c.email != "" && strings.EqualFold(c.email, other.email) || c.phone != "" && c.phone == other.phone
}

// mergeChanges are what becomes of attributes. [?] Of which ones is not described.
func mergeChanges(from, into *contact) []any {
	changes := []any{}
	for _, field := range [][3]string{{"name", from.name, into.name}, {"email", from.email, into.email}, {"phone", from.phone, into.phone}} {
		name, lead, user := field[0], field[1], field[2]
		switch {
		case lead == "" || lead == user:
		case user == "":
			changes = append(changes, object{"field": name, "outcome": "adopted", "from_value": lead, "new_into_value": lead})
		default:
			changes = append(changes, object{"field": name, "outcome": "discarded", "from_value": lead, "into_value": user, "new_into_value": user})
		}
	}
	if len(from.companies) > 0 {
		all := slices.Concat(into.companies, from.companies)
		changes = append(changes, object{"field": "companies", "outcome": "merged", "from_value": from.companies, "into_value": into.companies, "new_into_value": all})
	}
	return changes
}

// reassignments count what moves, of each kind of which there is any.
func (w *Workspace) reassignments(from, into *contact) object {
	counts := map[string][2]int{}
	count := func(kind, id string) {
		both := counts[kind]
		switch id {
		case from.id:
			both[0]++
		case into.id:
			both[1]++
		}
		counts[kind] = both
	}
	for c := range w.conversations.all {
		for _, id := range c.participants() {
			count("conversations", id)
		}
	}
	for t := range w.tickets.all {
		count("tickets", t.contactID)
	}
	for n := range w.notes.all {
		count("notes", n.contactID)
	}
	for tag := range w.tags.all {
		switch {
		case into.tags[tag.id]:
			count("tags", into.id)
		case from.tags[tag.id]:
			count("tags", from.id)
		}
	}
	moved := object{}
	for kind, both := range counts {
		if both[0] > 0 {
			moved[kind] = object{"from": both[0], "into": both[1]}
		}
	}
	return moved
}
