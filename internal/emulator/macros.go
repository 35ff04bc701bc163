package emulator

import (
	"cmp"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"net/http"
	"slices"
	"time"
)

// Quirks of macros.
var (
	MacroListHasAll = quirk("MacroListHasAll", off,
		"the list of macros has those too that the token's teammate does not see",
		"the description speaks of all macros, and has the rules of who sees which beside the request for one; an example of the list says that some may be filtered out")
	MacroListWithoutBodies = quirk("MacroListWithoutBodies", off,
		"the list of macros has no bodies",
		"null in an example of the description, \"with performance optimization\"; the schema does not allow it")
)

// macro is a reply that is kept. No path makes or changes one.
type macro struct {
	id, name, body, text string
	teamIDs, availableOn []string // visible to everyone where there are no teams
	updatedAt            int64
}

func (w *Workspace) macroRoutes() {
	w.handle("2.16", "GET /macros", w.listMacros)
	w.handle("2.16", "GET /macros/{id}", func(r *request) (any, error) {
		found, ok := w.macros.get(r.PathValue("id"))
		if !ok || !w.seesMacro(found) {
			return nil, notFound("Macro not found")
		}
		return found.encode(), nil
	})
}

// seesMacro says whether the token's teammate is in a team that a macro is for.
func (w *Workspace) seesMacro(m *macro) bool {
	return len(m.teamIDs) == 0 || slices.ContainsFunc(m.teamIDs, func(id string) bool {
		of, ok := w.teams.get(id)
		return ok && slices.Contains(of.adminIDs, w.me)
	})
}

// listMacros has what was updated last at the beginning. A cursor is the time and the
// id of the last one of a page.
func (w *Workspace) listMacros(r *request) (any, error) {
	var all []*macro
	for m := range w.macros.all {
		if w.has(MacroListHasAll) || w.seesMacro(m) {
			all = append(all, m)
		}
	}
	slices.SortStableFunc(all, func(a, b *macro) int { return cmp.Compare(b.updatedAt, a.updatedAt) })
	query := r.URL.Query()
	start := 0
	if after := query.Get("starting_after"); after != "" {
		start = slices.IndexFunc(all, func(m *macro) bool { return m.cursor() == after }) + 1
		if start == 0 {
			return nil, fail(http.StatusBadRequest, "client_error", "Invalid starting_after")
		}
	}
	const usual = 50
	size := pageSize(query.Get("per_page"), usual, mostPerPage)
	page, end := slice(all, start, size)
	pages := object{"type": "pages", "per_page": size, "next": nil}
	if end < len(all) {
		pages["next"] = object{"starting_after": page[len(page)-1].cursor()}
	}
	items := encoded(page, (*macro).encode)
	if w.has(MacroListWithoutBodies) {
		for _, item := range items {
			one, _ := item.(object)
			one["body"], one["body_text"] = nil, nil
		}
	}
	return object{"type": "list", "data": items, "pages": pages}, nil
}

func (m *macro) cursor() string {
	text, err := json.Marshal([]any{float64(m.updatedAt), m.id})
	if err != nil {
		panic(fmt.Sprintf("a cursor of macros: %v", err))
	}
	return base64.StdEncoding.EncodeToString(text)
}

func (m *macro) encode() object {
	const iso8601 = "2006-01-02T15:04:05.000Z"
	visibleTo, teamIDs := "everyone", []string{}
	if len(m.teamIDs) > 0 {
		visibleTo, teamIDs = "specific_teams", m.teamIDs
	}
	return object{
		"type": "macro", "id": m.id, "name": m.name, "body": m.body, "body_text": m.text, "visible_to": visibleTo, "visible_to_team_ids": teamIDs,
		"available_on": m.availableOn, "created_at": created.Format(iso8601), "updated_at": time.Unix(m.updatedAt, 0).UTC().Format(iso8601),
	}
}

func (w *Workspace) sampleMacros() {
	for _, m := range []macro{
		{
			id: SampleMacroID, name: "Order Status Update", availableOn: []string{"inbox", "messenger"}, updatedAt: created.Unix(),
			body: `<p>Hi <attribute key="user.name" default="there"/>, your order is ready for pickup!</p>`,
			text: `Hi {{user.name|fallback:"there"}}, your order is ready for pickup!`,
		},
		{
			id: SampleTeamMacroID, name: "Refund approved", availableOn: []string{"inbox"}, updatedAt: created.Unix() + 2, teamIDs: []string{"5017691"},
			body: "<p>We have refunded your order.</p>", text: "We have refunded your order.",
		},
		{
			id: "373", name: "Thank You Response", availableOn: []string{"inbox"}, updatedAt: created.Unix() + 1,
			body: "<p>Thank you for reaching out!</p>", text: "Thank you for reaching out!",
		},
	} {
		w.macros.put(m.id, &m)
	}
}
