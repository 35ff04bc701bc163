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
	AwayReasonMandatory = quirk("AwayReasonMandatory", off,
		"a teammate cannot be set away without a reason",
		"a setting of the workspace, by the 400 that 2.14 describes")
	AwayReasonsAreTexts = quirk("AwayReasonsAreTexts", on,
		"the away_status_reason_id is a string in the answer of who is set away",
		"the example of that answer; the schema has a number")
)

type admin struct {
	id, name, email, jobTitle string
	inboxSeat                 bool
	away, reassign            bool
	awayReason                string
	teamIDs                   []string
}

// tokenAdmin is whom every token acts as in a fresh workspace.
const tokenAdmin = "991267459"

func (w *Workspace) adminDefaults() {
	w.me = tokenAdmin
	w.admins.put(tokenAdmin, &admin{
		id: tokenAdmin, name: "Ada Automation", email: "ada@example.com", jobTitle: "Support engineer", inboxSeat: true,
	})
}

func (w *Workspace) adminRoutes() {
	w.handle(oldest, "GET /me", func(r *request) (any, error) {
		me, _ := w.admins.get(w.me)
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
		found, ok := w.admins.get(r.PathValue("id"))
		if !ok {
			return nil, fail(http.StatusNotFound, "admin_not_found", "Admin not found")
		}
		return w.encodeAdmin(found, r.version), nil
	})
	w.handle(oldest, "PUT /admins/{id}/away", w.setAway)
}

// setAway sets a teammate away, or back. [?] Whether both members are really
// needed was not seen; the schema requires them. That a deleted reason can be given
// to who has it, and none to who is back, is on pages of 2.17.
func (w *Workspace) setAway(r *request) (any, error) {
	var in struct {
		Away     *bool       `json:"away_mode_enabled"`
		Reassign *bool       `json:"away_mode_reassign"`
		Reason   *flexibleID `json:"away_status_reason_id"`
	}
	if err := r.decode(&in); err != nil {
		return nil, err
	}
	found, ok := w.admins.get(r.PathValue("id"))
	if !ok {
		return nil, fail(http.StatusNotFound, "admin_not_found", "Admin for admin_id not found")
	}
	if in.Away == nil || in.Reassign == nil {
		return nil, fail(http.StatusBadRequest, "parameter_invalid", "away_mode_enabled and away_mode_reassign are required")
	}
	reason := ""
	if r.version >= parseVersion("2.14") {
		if in.Reason != nil {
			reason = string(*in.Reason)
		}
		switch has, known := w.awayStatusReasons.get(reason); {
		case reason == "" && *in.Away && w.has(AwayReasonMandatory):
			return nil, fail(http.StatusBadRequest, "away_status_reason_mandatory", "Away status reason is mandatory")
		case reason != "" && (!known || has.deleted && reason != found.awayReason):
			return nil, fail(http.StatusBadRequest, "parameter_invalid", "Away status reason is deleted")
		case reason != "" && !*in.Away:
			return nil, fail(http.StatusBadRequest, "parameter_invalid", "Away status reason is only for teammates who are away")
		}
	}
	found.away, found.reassign, found.awayReason = *in.Away, *in.Reassign, reason
	encoded := w.encodeAdmin(found, r.version)
	if reason != "" && w.has(AwayReasonsAreTexts) {
		encoded["away_status_reason_id"] = reason
	}
	return encoded, nil
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
		"away_mode_enabled": a.away, "away_mode_reassign": a.reassign, "has_inbox_seat": a.inboxSeat,
		"team_ids": numbers(a.teamIDs),
	}
	if a.jobTitle != "" || w.has(JobTitlesEmpty) {
		encoded["job_title"] = a.jobTitle
	}
	if version >= parseVersion("2.14") {
		encoded["away_status_reason_id"] = nil
		if a.awayReason != "" {
			encoded["away_status_reason_id"] = numbers([]string{a.awayReason})[0]
		}
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
