package emulator

import (
	"net/http"
	"strconv"
	"strings"
	"time"
)

// Quirks of admins.
var (
	JobTitlesEmpty = quirk("JobTitlesEmpty", off,
		"admins without a job title have an empty one, in place of lacking the member",
		"the schema; Airbyte's records and an example of the description lack it")
	BotIsAdmin = quirk("BotIsAdmin", off,
		"the Operator bot is among the admins",
		"Airbyte's records have it, an audit of 2026 has not")
)

type admin struct {
	id, name, email, jobTitle string
	inboxSeat                 bool
	teamIDs                   []string
}

// tokenAdmin is whom every token acts as.
const tokenAdmin = "991267459"

func (w *Workspace) adminDefaults() {
	w.admins.put(tokenAdmin, &admin{
		id: tokenAdmin, name: "Ada Automation", email: "ada@example.com", jobTitle: "Support engineer", inboxSeat: true,
	})
}

func (w *Workspace) adminRoutes() {
	w.handle(oldest, "GET /me", func(r *request) (any, error) {
		me, _ := w.admins.get(tokenAdmin)
		encoded := w.encodeAdmin(me, r.version)
		delete(encoded, "away_status_reason_id") // not on /me, unlike everywhere else
		encoded["email_verified"] = true
		encoded["avatar"] = object{"type": "avatar", "image_url": nil}
		encoded["app"] = object{
			"type": "app", "id_code": w.options.WorkspaceID, "name": w.options.WorkspaceName, "created_at": created.Unix(),
			"secure": false, "identity_verification": false, "timezone": workspaceTimezone,
			"region": strings.ToUpper(w.options.Region),
		}
		return encoded, nil
	})
	w.handle(oldest, "GET /admins", func(r *request) (any, error) {
		return object{"type": "admin.list", "admins": w.allAdmins(r.version)}, nil
	})
	w.handle(oldest, "GET /admins/{id}", func(r *request) (any, error) {
		if r.PathValue("id") == "activity_logs" { // a path of its own, which is not emulated
			return w.unknownPath(r.Request)
		}
		found, ok := w.admins.get(r.PathValue("id"))
		if !ok {
			return nil, fail(http.StatusNotFound, "admin_not_found", "Admin not found")
		}
		return w.encodeAdmin(found, r.version), nil
	})
}

func (w *Workspace) allAdmins(version int) []any {
	all := rows(&w.admins, func(a *admin) object { return w.encodeAdmin(a, version) })
	if w.has(BotIsAdmin) {
		all = append(all, w.encodeAdmin(&admin{
			id: "991267499", name: "Operator", email: "operator+" + w.options.WorkspaceID + "@intercom.io",
		}, version))
	}
	return all
}

func (w *Workspace) encodeAdmin(a *admin, version int) object {
	encoded := object{
		"type": "admin", "id": a.id, "name": a.name, "email": a.email,
		"away_mode_enabled": false, "away_mode_reassign": false, "has_inbox_seat": a.inboxSeat,
		"team_ids": numbers(a.teamIDs),
	}
	if a.jobTitle != "" || w.has(JobTitlesEmpty) {
		encoded["job_title"] = a.jobTitle
	}
	if version >= parseVersion("2.14") {
		encoded["away_status_reason_id"] = nil
	}
	return encoded
}

// numbers writes ids the way that references between admins and teams are.
func numbers(ids []string) []any {
	encoded := []any{}
	for _, id := range ids {
		number, err := strconv.ParseInt(id, 10, 64)
		if err != nil {
			panic("the emulator has an id that is no number: " + id)
		}
		encoded = append(encoded, number)
	}
	return encoded
}

// created is when everything in a fresh workspace was made.
var created = time.Date(2024, time.December, 18, 16, 0, 0, 0, time.UTC)
