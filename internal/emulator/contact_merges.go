package emulator

import (
	"net/http"
	"slices"
	"strconv"
	"time"
)

// merge is that a contact was merged into another.
type merge struct {
	source, role string
	at           int64
}

func (w *Workspace) mergeContacts(r *request) (any, error) {
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
		return nil, notFound("User Not Found")
	}
	if r.version >= parseVersion("2.16") && !from.sharesWith(into) && !in.SkipDuplicateCheck {
		return nil, fail(http.StatusBadRequest, "invalid_merge", "Contacts can only be merged when they are duplicates "+
			"(matching email or phone). Pass skip_duplicate_validation=true to override this check.")
	}
	from.mergedInto = into.id
	into.merges = append(into.merges, merge{from.id, from.role, time.Now().Unix()})
	return w.encodeContact(into, r.version, true), nil
}

// mergeHistory is the only list with next_cursor, which the last page lacks. It
// is for users.
func (w *Workspace) mergeHistory(r *request) (any, error) {
	found, err := w.contactAt(r)
	if err != nil || found.role != "user" {
		return nil, notFound("Contact not found")
	}
	merges := []*merge{}
	for i := range found.merges {
		merges = append(merges, &found.merges[i])
	}
	query := r.URL.Query()
	if query.Get("order") != "asc" {
		slices.Reverse(merges)
	}
	start, _ := strconv.Atoi(query.Get("cursor"))
	page, end := slice(merges, start, pageSize(query.Get("per_page"), 50, mostPerPage))
	answer := list(encoded(page, func(m *merge) object {
		return object{"type": "merge_history", "source_contact_id": m.source, "source_contact_role": m.role, "merged_at": m.at}
	}))
	answer["has_more"] = end < len(merges)
	if end < len(merges) {
		answer["next_cursor"] = strconv.Itoa(end)
	}
	return answer, nil
}
